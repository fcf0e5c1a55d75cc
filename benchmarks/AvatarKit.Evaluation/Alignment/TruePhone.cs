using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit.Evaluation;

/// <summary>A sound that is known to be there. A row of the file that <c>--truth</c> takes.</summary>
/// <param name="Phone">The phone as its source writes it.</param>
/// <param name="Alphabet">Ipa, Arpabet, Polly or Oculus.</param>
/// <param name="Start">In seconds.</param>
/// <param name="End">In seconds.</param>
internal sealed record TruePhone(
    [property: JsonPropertyName("phone")] string Phone,
    [property: JsonPropertyName("alphabet"), JsonConverter(typeof(JsonStringEnumConverter<PhoneAlphabet>))] PhoneAlphabet Alphabet,
    [property: JsonPropertyName("start")] double Start,
    [property: JsonPropertyName("end")] double End)
{
    public static IReadOnlyList<TruePhone> Read(string path) => JsonSerializer.Deserialize<TruePhone[]>(File.ReadAllText(path)) ?? [];

    public static IReadOnlyList<TruePhone> Of(SpokenSample sample) =>
    [
        .. sample.Phones.Select(mark => new TruePhone(
            mark.Value,
            mark.Alphabet,
            (double)mark.Start / sample.Format.SampleRate,
            (double)(mark.Start + mark.Duration) / sample.Format.SampleRate)),
    ];

    public SpeechMark ToMark(int rate)
        => new(SpeechMarkKind.Viseme, (long)Math.Round(Start * rate), (long)Math.Round((End - Start) * rate), Phone, Alphabet);

    /// <summary>The classes of sounds it consists of.</summary>
    public int[] Sounds() => SoundClasses.Of(Alphabet == PhoneAlphabet.Arpabet ? ArpabetSounds.ToIpa(Phone) : Phone);
}
