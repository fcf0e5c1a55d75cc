namespace AvatarKit.Fuzz.Targets;

/// <summary>Something that reads what strangers wrote. Used by one thread at a time.</summary>
internal abstract class FuzzTarget
{
    /// <summary>The name on the command line, and of its folder of kept inputs.</summary>
    public abstract string Name { get; }

    /// <summary>How its inputs are made of others.</summary>
    public abstract IMutator Mutator { get; }

    /// <summary>Inputs that it makes by itself, beside those that are kept.</summary>
    public virtual IEnumerable<byte[]> Seeds => [];

    /// <summary>How many bytes it may allocate whatever the input.</summary>
    public virtual long FixedBytes => 512 * 1024;

    /// <summary>How many bytes it may allocate for each byte of the input.</summary>
    public virtual int BytesPerByte => 500;

    /// <summary>The longest input that is tried when it is seen whether time and memory grow as the input does.</summary>
    public virtual int LongestGrowth => 32 * 1024;

    /// <summary>Whether the contract says that it may throw this.</summary>
    public virtual bool Allows(Exception exception) => false;

    /// <summary>Makes an input that got past no checksum get past it. Gives back the same array.</summary>
    public virtual byte[] Seal(byte[] input, Random random) => input;

    /// <summary>Reads an input and checks what must hold.</summary>
    /// <param name="input">The input.</param>
    /// <param name="random">Chooses, the same for the same input.</param>
    /// <exception cref="ViolationException">Something does not hold.</exception>
    public abstract void Run(byte[] input, Random random);

    /// <summary>Says that something must hold.</summary>
    protected static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw new ViolationException(what);
        }
    }

    /// <summary>Waits for what never waits itself, since all it reads is in memory.</summary>
    protected static T Wait<T>(ValueTask<T> task)
        => task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
}
