namespace AvatarKit.Rendering;

/// <summary>A number of a rig that follows the pose: arithmetic over channels and signals, compiled to a stack machine. Has no loops, so it
/// always ends. Immutable and thread-safe.</summary>
internal sealed class Expression
{
    /// <summary>The deepest stack an expression may need.</summary>
    public const int MaxStack = 32;

    /// <summary>Largest result either way; what is larger or not a number would only break the drawing.</summary>
    public const float Limit = 1e6f;

    private readonly Operation[] program;

    public Expression(Operation[] program, ulong inputs)
    {
        Inputs = inputs;
        this.program = program;
        bool placed = program.Any(static operation => operation.Code is OpCode.X or OpCode.Y);
        if (inputs == 0 && !placed && program.Length > 1)
        {
            this.program = [new Operation(OpCode.Constant, Evaluate([], 0, 0), 0)];
        }

        IsConstant = inputs == 0 && !placed;
    }

    /// <summary>The channels it follows, one bit each; <see cref="RigInputs"/>.</summary>
    public ulong Inputs { get; }

    /// <summary>Whether it is the same in every pose and place.</summary>
    public bool IsConstant { get; }

    /// <summary>Number of steps.</summary>
    public int Length => program.Length;

    public static Expression Of(float value) => new([new Operation(OpCode.Constant, value, 0)], 0);

    /// <summary>Its value; finite always.</summary>
    /// <param name="values">Channels, then signals.</param>
    /// <param name="x">Where a point is, for placing it.</param>
    /// <param name="y">Where a point is, for placing it.</param>
    public float Evaluate(ReadOnlySpan<float> values, float x = 0, float y = 0)
    {
        Span<float> stack = stackalloc float[MaxStack];
        int top = -1;
        foreach (ref readonly Operation step in program.AsSpan())
        {
            switch (step.Code)
            {
                case OpCode.Constant: stack[++top] = step.Value; break;
                case OpCode.Load: stack[++top] = values[step.Index]; break;
                case OpCode.X: stack[++top] = x; break;
                case OpCode.Y: stack[++top] = y; break;
                case OpCode.Add: top--; stack[top] += stack[top + 1]; break;
                case OpCode.Subtract: top--; stack[top] -= stack[top + 1]; break;
                case OpCode.Multiply: top--; stack[top] *= stack[top + 1]; break;
                case OpCode.Divide: top--; stack[top] = stack[top + 1] == 0 ? 0 : stack[top] / stack[top + 1]; break;
                case OpCode.Negate: stack[top] = -stack[top]; break;
                case OpCode.Min: top--; stack[top] = MathF.Min(stack[top], stack[top + 1]); break;
                case OpCode.Max: top--; stack[top] = MathF.Max(stack[top], stack[top + 1]); break;
                case OpCode.Clamp: top -= 2; stack[top] = MathF.Min(MathF.Max(stack[top], stack[top + 1]), stack[top + 2]); break;
                case OpCode.Mix: top -= 2; stack[top] += (stack[top + 1] - stack[top]) * stack[top + 2]; break;
                case OpCode.Smooth: top -= 2; stack[top] = Smooth(stack[top], stack[top + 1], stack[top + 2]); break;
                case OpCode.Step: top--; stack[top] = stack[top + 1] >= stack[top] ? 1 : 0; break;
                case OpCode.Abs: stack[top] = MathF.Abs(stack[top]); break;
                case OpCode.Sign: stack[top] = stack[top] > 0 ? 1 : stack[top] < 0 ? -1 : 0; break;
                case OpCode.Sqrt: stack[top] = MathF.Sqrt(MathF.Max(0, stack[top])); break;
                case OpCode.Pow: top--; stack[top] = MathF.Pow(stack[top], stack[top + 1]); break;
                case OpCode.Sin: stack[top] = MathF.Sin(stack[top] * (MathF.PI / 180)); break;
                case OpCode.Cos: stack[top] = MathF.Cos(stack[top] * (MathF.PI / 180)); break;
            }
        }

        float result = stack[0];
        return float.IsNaN(result) ? 0 : Math.Clamp(result, -Limit, Limit);
    }

    private static float Smooth(float from, float to, float value)
    {
        float t = from == to ? (value >= to ? 1 : 0) : Math.Clamp((value - from) / (to - from), 0, 1);
        return float.IsNaN(t) ? 0 : t * t * (3 - (2 * t));
    }

    /// <summary>One step.</summary>
    internal readonly record struct Operation(OpCode Code, float Value, int Index);
}
