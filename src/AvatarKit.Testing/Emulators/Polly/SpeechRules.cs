using System.Globalization;
using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>What SynthesizeSpeech refuses.</summary>
internal static class SpeechRules
{
    private const int MaxCharacters = 6_000;
    private const int MaxBilledCharacters = 3_000;

    private static readonly string[] MarkTypes = ["sentence", "ssml", "viseme", "word"];

    private static readonly ShapeCheck Shapes = new(WireShape.Parse(
        "Speech: OutputFormat!=s Text!=s VoiceId!=s Engine=s LanguageCode=s LexiconNames=[s] SampleRate=s SpeechMarkTypes=[s] TextType=s"));

    public static EmulatorFault? Check(PollyRequest request, LexiconShelf lexicons)
        => Shapes.Check(request.Body, "Speech") ?? Values(request) ?? Voice(request) ?? Marks(request) ?? Text(request)
            ?? (ConverseJson.Items(request.Body, "LexiconNames")
                .Select(static name => name.GetString()!)
                .FirstOrDefault(name => lexicons.Find(name) is null) is string missing
                ? PollyFaults.LexiconNotFound(missing)
                : null);

    public static bool IsSsml(PollyRequest request) => ConverseJson.Text(request.Body, "TextType") == "ssml";

    /// <summary>The sample rate, once it has been checked.</summary>
    public static int SampleRate(PollyRequest request)
        => ConverseJson.Text(request.Body, "SampleRate") is { Length: > 0 } rate
            ? int.Parse(rate, CultureInfo.InvariantCulture)
            : PollyFormat.Find(request.OutputFormat)!.DefaultRate(request.Engine);

    public static EmulatorFault NotInSet(string value, string member, IEnumerable<string> set)
        => PollyFaults.Validation(
            $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy enum value set: "
                + $"[{string.Join(", ", set)}]");

    private static EmulatorFault? Values(PollyRequest request)
    {
        if (PollyFormat.Find(request.OutputFormat) is not PollyFormat format)
        {
            return NotInSet(request.OutputFormat, "outputFormat", PollyFormat.All.Select(static one => one.Name));
        }

        if (!PollyVoices.Engines.Contains(request.Engine))
        {
            return NotInSet(request.Engine, "engine", PollyVoices.Engines);
        }

        if (ConverseJson.Text(request.Body, "TextType") is string type and not ("" or "text" or "ssml"))
        {
            return NotInSet(type, "textType", ["ssml", "text"]);
        }

        string rate = ConverseJson.Text(request.Body, "SampleRate");
        return rate.Length == 0
            || format.SampleRates.Any(one => one.ToString(CultureInfo.InvariantCulture) == rate) ? null : PollyFaults.InvalidSampleRate;
    }

    private static EmulatorFault? Voice(PollyRequest request)
    {
        if (PollyVoices.Find(request.VoiceId) is not PollyVoice voice)
        {
            return NotInSet(request.VoiceId, "voiceId", PollyVoices.All.Select(static one => one.Id));
        }

        string language = ConverseJson.Text(request.Body, "LanguageCode");
        return !voice.Engines.Contains(request.Engine) ? PollyFaults.VoiceWithoutEngine(request.Engine)
            : language.Length > 0 && language != voice.Language && !voice.AdditionalLanguages.Contains(language) ? PollyFaults.LanguageNotSupported
            : null;
    }

    private static EmulatorFault? Marks(PollyRequest request)
    {
        JsonElement[] types = [.. ConverseJson.Items(request.Body, "SpeechMarkTypes")];
        if (types.Select(static type => type.GetString()!).FirstOrDefault(static type => !MarkTypes.Contains(type)) is string unknown)
        {
            return NotInSet(unknown, "speechMarkTypes", MarkTypes);
        }

        return (request.OutputFormat == "json", types.Length > 0) switch
        {
            (false, true) => PollyFaults.MarksNotSupportedForFormat,
            (true, false) => PollyFaults.Validation("SpeechMarkTypes must be given with the json output format."),
            (true, _) when request.Engine == "generative" =>
                PollyFaults.Validation("Speech marks are not supported for the selected engine: generative"),
            (true, _) when !IsSsml(request) && types.Any(static type => type.GetString() == "ssml") => PollyFaults.SsmlMarksNotSupportedForTextType,
            _ => null,
        };
    }

    private static EmulatorFault? Text(PollyRequest request)
    {
        if (request.Text.Length > MaxCharacters)
        {
            return PollyFaults.TextTooLong;
        }

        if (IsSsml(request) && SsmlRules.Check(request.Text, request.Engine) is EmulatorFault broken)
        {
            return broken;
        }

        return SpokenText.Read(request.Text, IsSsml(request), new Dictionary<string, string>()).Characters > MaxBilledCharacters
            ? PollyFaults.TextTooLong
            : null;
    }
}
