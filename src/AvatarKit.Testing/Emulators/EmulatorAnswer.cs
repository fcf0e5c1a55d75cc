namespace AvatarKit.Testing;

/// <summary>A reply, a failure, or neither: the emulator's own answer.</summary>
internal readonly record struct EmulatorAnswer<TReply>(TReply? Reply, EmulatorFault? Fault)
    where TReply : class;
