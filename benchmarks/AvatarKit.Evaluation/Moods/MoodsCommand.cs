using System.Globalization;
using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary><c>eval moods</c>: whether moods are told apart in every viseme, by a small classifier, and sheets to see it by.</summary>
internal static class MoodsCommand
{
    public const string Portrait = "portrait";

    public const int Seed = 5;

    public static int Run(string[] arguments)
    {
        string? folder = null;
        string? only = null;
        for (int i = 0; i + 1 < arguments.Length; i += 2)
        {
            switch (arguments[i])
            {
                case "--out":
                    folder = arguments[i + 1];
                    break;
                case "--character":
                    only = arguments[i + 1];
                    break;
                default:
                    Console.Error.WriteLine($"'{arguments[i]}' is not an option of eval moods.");
                    return 2;
            }
        }

        Console.WriteLine($"| face | by | all | {string.Join(" | ", MoodPictures.Moods)} |");
        Console.WriteLine($"|---|---|---|{string.Concat(MoodPictures.Moods.Select(static _ => "---|"))}");
        foreach (string id in CharacterFace.BuiltIn.Append(Portrait).Where(id => only is null || id == only))
        {
            using MoodPictures pictures = MoodPictures.Draw(Open(id));
            Console.WriteLine(Row(id, "whole face", pictures.Faces));
            Console.WriteLine(Row(id, "mouth alone", pictures.Mouths));
            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
                Save(pictures.Sheet, Path.Combine(folder, $"moods-{id}.jpg"));
            }
        }

        return 0;
    }

    /// <summary>A built-in character, or the drawn portrait of <c>lips</c>.</summary>
    public static AvatarFace Open(string id)
        => id == Portrait ? PortraitFace.Load(Path.Combine(AppContext.BaseDirectory, "lips", "portrait.jpg")) : CharacterFace.Get(id);

    private static string Row(string id, string by, IReadOnlyList<float[]> pictures)
    {
        int[][] taken = MoodClassifier.LeaveOneVisemeOut(pictures, MoodPictures.Moods.Length, Seed);
        IEnumerable<string> each = taken.Select(static (row, mood) => Told(row, mood));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {id} | {by} | {100 * MoodClassifier.Accuracy(taken):0} % | {string.Join(" | ", each)} |");
    }

    /// <summary>How often a mood was told, and what it was most often taken for instead.</summary>
    private static string Told(int[] row, int mood)
    {
        int all = row.Sum();
        int other = Enumerable.Range(0, row.Length).Where(at => at != mood).MaxBy(at => row[at]);
        string told = string.Create(CultureInfo.InvariantCulture, $"{100.0 * row[mood] / all:0} %");
        return row[mood] == all ? told : $"{told} ({MoodPictures.Moods[other]} {100.0 * row[other] / all:0} %)";
    }

    private static void Save(SKBitmap sheet, string path)
    {
        using SKPixmap pixels = sheet.PeekPixels();
        using SKData data = pixels.Encode(SKEncodedImageFormat.Jpeg, 82)!;
        using FileStream file = File.Create(path);
        data.SaveTo(file);
        Console.WriteLine($"{path}: {data.Size / 1024} KiB");
    }
}
