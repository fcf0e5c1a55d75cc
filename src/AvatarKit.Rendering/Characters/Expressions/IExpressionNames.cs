namespace AvatarKit.Rendering;

/// <summary>What the names in an expression mean.</summary>
internal interface IExpressionNames
{
    /// <summary>Whether <c>x</c> and <c>y</c>, the place of a point, may be used.</summary>
    bool KnowsPlace { get; }

    /// <summary>1 on the figure's left, −1 on its right, 0 where there are no sides.</summary>
    int Side { get; }

    /// <summary>Where a name's value stands, what it follows, and its value where it never changes.</summary>
    /// <returns>Whether there is such a name.</returns>
    bool TryResolve(string name, out int slot, out ulong inputs, out float? constant);
}
