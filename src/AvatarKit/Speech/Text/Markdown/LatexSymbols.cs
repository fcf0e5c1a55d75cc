using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The commands of LaTeX that stand for one character.</summary>
internal static class LatexSymbols
{
    private static readonly FrozenDictionary<string, string> Symbols = Table(
        "times=× cdot=× div=÷ pm=± leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ approx=≈ equiv== sim=≈ to=→ rightarrow=→ Rightarrow=⇒ implies=⇒ infty=∞ "
        + "sqrt=√ sum=∑ int=∫ "
        + "degree=° circ=° percent=% ldots=… dots=… cdots=… "
        + "alpha=α beta=β gamma=γ delta=δ Delta=Δ epsilon=ε theta=θ lambda=λ mu=μ pi=π rho=ρ sigma=σ Sigma=Σ tau=τ phi=φ omega=ω Omega=Ω");

    private static readonly FrozenSet<string> Silent = (
        "left right text textbf textit mathrm mathbf mathit mathbb mathcal operatorname displaystyle begin end quad qquad boxed big Big bigg "
            + "Bigg limits bar hat vec overline underline")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Looks a command up.</summary>
    /// <param name="name">Its name without the backslash.</param>
    /// <returns>What it stands for, empty for nothing that is said, <see langword="null"/> for an unknown one.</returns>
    public static string? Find(ReadOnlySpan<char> name) =>
        Symbols.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out string? symbol) ? symbol
        : Silent.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) ? ""
        : null;

    private static FrozenDictionary<string, string> Table(string pairs) => pairs.Split(' ')
        .ToFrozenDictionary(
            pair => pair[..pair.IndexOf('=', StringComparison.Ordinal)],
            pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..],
            StringComparer.Ordinal);
}
