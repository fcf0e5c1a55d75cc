using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Measures lip sync without marks on recordings of people whose sounds were marked by hand.</summary>
internal static class PeopleEvaluation
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [string folder, .. string[] rest] || AlignOptions.TryParse(rest) is not { } options)
        {
            Console.Error.WriteLine("Say where the recordings are: eval align-people DIR [--model FILE] [--rhubarb] (made by people.sh)");
            return 2;
        }

        using RhubarbPeer? rhubarb = options.Rhubarb ? await RhubarbPeer.CreateAsync() : null;
        Dictionary<string, AlignmentScore> scores = new(StringComparer.Ordinal);
        foreach (string[] row in File.ReadLines(Path.Combine(folder, "people.tsv")).Select(static line => line.Split('\t')))
        {
            (AudioFormat format, byte[] pcm) = PcmFile.Read(Path.Combine(folder, row[1] + ".wav"));
            var sample = new SpokenSample(row[1], row[2], row[3], format, pcm, []);
            IReadOnlyList<TruePhone> phones = ReadPhones(Path.Combine(folder, row[1] + ".phones"));
            AlignmentScore score = AlignEvaluation.Measure(sample, phones, options);
            if (rhubarb is not null && await rhubarb.ListenAsync(sample) is { } cues)
            {
                AlignEvaluation.AddPeer(score.Peer, AlignEvaluation.Truth(sample, phones, options), cues);
            }

            scores.TryAdd(row[0], new AlignmentScore());
            scores[row[0]].Add(score);
        }

        Console.WriteLine(AlignmentScore.UnseenHeader);
        foreach ((string set, AlignmentScore score) in scores)
        {
            Console.WriteLine(score.ToUnseenRow(set));
        }

        return 0;
    }

    private static IReadOnlyList<TruePhone> ReadPhones(string path) =>
    [
        .. File.ReadLines(path).Select(static line => line.Split(' ')).Select(static part => new TruePhone(
            part[2],
            PhoneAlphabet.Ipa,
            double.Parse(part[0], CultureInfo.InvariantCulture),
            double.Parse(part[1], CultureInfo.InvariantCulture))),
    ];
}
