namespace AvatarKit.Aws;

/// <summary>The engines of Amazon Polly, by quality and price.</summary>
public enum PollyEngine
{
    /// <summary>Joined recordings: the cheapest, most languages, every SSML tag.</summary>
    Standard,

    /// <summary>Natural speech with speech marks: the best fit for an avatar.</summary>
    Neural,

    /// <summary>Speech for long texts, with speech marks, at a multiple of the price.</summary>
    LongForm,

    /// <summary>The most human speech. It has no speech marks: lips follow the audio and the text.</summary>
    Generative,
}
