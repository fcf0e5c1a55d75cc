namespace AvatarKit;

/// <summary>A word of a question, without its inflection.</summary>
/// <param name="Id">Stands for the stem: a hash.</param>
/// <param name="Stem">The stem.</param>
/// <param name="IsFunction">Whether it says little of what is asked.</param>
internal readonly record struct QuestionTerm(ulong Id, string Stem, bool IsFunction);
