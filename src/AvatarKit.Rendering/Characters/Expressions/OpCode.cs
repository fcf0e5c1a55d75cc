namespace AvatarKit.Rendering;

/// <summary>What a step of an <see cref="Expression"/> does to the stack.</summary>
internal enum OpCode
{
    Constant,
    Load,
    X,
    Y,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Min,
    Max,
    Clamp,
    Mix,
    Smooth,
    Step,
    Abs,
    Sign,
    Sqrt,
    Pow,
    Sin,
    Cos,
}
