namespace AvatarKit.Rendering;

/// <summary>The names a rig's expressions may use: channels, signals, and in sided layers the channels and
/// signals of that side by their names without it.</summary>
internal sealed class RigScope
{
    private readonly Dictionary<string, (RigCursor Source, int Side)> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    private readonly List<Expression> signals = [];
    private readonly List<ulong> inputs = [];
    private readonly HashSet<string> visiting = new(StringComparer.Ordinal);
    private int operations;

    /// <summary>The signals in the order in which they can be worked out.</summary>
    public IReadOnlyList<Expression> Signals => signals;

    /// <summary>Makes signals known; they may refer to each other in any order.</summary>
    public void Declare(RigCursor signals, RigCursor sided)
    {
        if (signals.Exists)
        {
            foreach ((string name, RigCursor value) in signals.Properties(RigLimits.Names))
            {
                Declare(name, value, 0);
            }
        }

        if (sided.Exists)
        {
            foreach ((string name, RigCursor value) in sided.Properties(RigLimits.Names))
            {
                Declare(name + "Left", value, 1);
                Declare(name + "Right", value, -1);
            }
        }

        foreach (string name in sources.Keys)
        {
            _ = Slot(name);
        }
    }

    /// <summary>Reads a number or an expression.</summary>
    /// <param name="value">Where it stands.</param>
    /// <param name="side">1 on the figure's left, −1 on its right, 0 in the middle.</param>
    /// <param name="place">Whether <c>x</c> and <c>y</c> may be used.</param>
    public Expression Read(RigCursor value, int side, bool place = false) =>
        value.IsText ? Parse(value.Text(), value, side, place) : Expression.Of(value.Number());

    /// <summary>Reads the text of an expression.</summary>
    public Expression Parse(ReadOnlySpan<char> text, RigCursor at, int side, bool place = false)
    {
        Expression expression;
        try
        {
            expression = ExpressionParser.Parse(text, new Names(this, side, place));
        }
        catch (FormatException error)
        {
            throw at.Error(error.Message, error);
        }

        operations += expression.Length;
        return operations <= RigLimits.Operations
            ? expression
            : throw at.Error($"The rig's expressions have more than {RigLimits.Operations} steps in all.");
    }

    private void Declare(string name, RigCursor value, int side)
    {
        if (!name.All(char.IsAsciiLetterOrDigit) || name.Length is 0 or > 60 || !char.IsAsciiLetter(name[0]) || name is "x" or "y" or "side")
        {
            throw value.Error("The name of a signal is letters and digits, begins with a letter and is not x, y or side.");
        }

        if (RigInputs.TryFind(name, out _) || !sources.TryAdd(name, (value, side)))
        {
            throw value.Error($"'{name}' is already a channel or a signal.");
        }
    }

    private int Slot(string name)
    {
        if (slots.TryGetValue(name, out int slot))
        {
            return slot;
        }

        (RigCursor source, int side) = sources[name];
        if (!visiting.Add(name))
        {
            throw source.Error("The signal depends on itself.");
        }

        if (visiting.Count > RigLimits.SignalDepth)
        {
            throw source.Error($"Signals depend on each other more than {RigLimits.SignalDepth} deep.");
        }

        Expression expression = Read(source, side);
        visiting.Remove(name);
        signals.Add(expression);
        inputs.Add(expression.Inputs);
        return slots[name] = RigInputs.Count + signals.Count - 1;
    }

    private bool TryResolve(string name, out int slot, out ulong follows, out float? constant)
    {
        constant = null;
        if (RigInputs.TryFind(name, out slot))
        {
            follows = 1UL << slot;
            return true;
        }

        if (sources.ContainsKey(name))
        {
            slot = Slot(name);
            follows = inputs[slot - RigInputs.Count];
            Expression signal = signals[slot - RigInputs.Count];
            constant = signal.IsConstant ? signal.Evaluate([]) : null;
            return true;
        }

        follows = 0;
        return false;
    }

    private sealed record Names(RigScope Scope, int Side, bool KnowsPlace) : IExpressionNames
    {
        public bool TryResolve(string name, out int slot, out ulong inputs, out float? constant) =>
            Scope.TryResolve(name, out slot, out inputs, out constant)
            || (Side != 0 && Scope.TryResolve(name + (Side > 0 ? "Left" : "Right"), out slot, out inputs, out constant));
    }
}
