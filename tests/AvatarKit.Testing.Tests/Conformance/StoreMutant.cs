namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>A store that does one thing wrong.</summary>
/// <param name="Break">Makes it so.</param>
/// <param name="Case">The case that sees it.</param>
internal sealed record StoreMutant(Action<MutantStore> Break, string Case);
