namespace AvatarKit;

/// <summary>Something that happens at a moment of synthesized audio.</summary>
/// <param name="Kind">What is marked.</param>
/// <param name="Start">When it starts, in samples from the first sample of the synthesis (not of the chunk).</param>
/// <param name="Duration">How long it lasts, in samples; 0 where the provider does not say (it lasts until the next mark of its kind).</param>
/// <param name="Value">The word or sentence as spoken, or the symbol of the sound.</param>
/// <param name="Alphabet">For <see cref="SpeechMarkKind.Viseme"/>: which alphabet <paramref name="Value"/> is in.</param>
/// <param name="TextStart">For words and sentences: index of the first UTF-16 code unit in <see cref="SpeechRequest.Text"/>.</param>
/// <param name="TextLength">For words and sentences: length in UTF-16 code units.</param>
public readonly record struct SpeechMark(
    SpeechMarkKind Kind,
    long Start,
    long Duration,
    string Value,
    PhoneAlphabet Alphabet = PhoneAlphabet.None,
    int TextStart = 0,
    int TextLength = 0);
