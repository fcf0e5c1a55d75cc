namespace AvatarKit.Evaluation;

/// <summary>A strong and a weak model between which is routed.</summary>
internal sealed record ModelPair(string Strong, string Weak);
