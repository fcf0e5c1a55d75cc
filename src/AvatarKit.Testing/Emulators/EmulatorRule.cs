namespace AvatarKit.Testing;

/// <summary>What an emulator answers to requests that meet a condition. Thread-safe.</summary>
/// <typeparam name="TRequest">What a request is recorded as.</typeparam>
/// <typeparam name="TReply">What a request is answered with.</typeparam>
public sealed class EmulatorRule<TRequest, TReply> : EmulatorScript<EmulatorRule<TRequest, TReply>, TRequest, TReply>
    where TReply : class
{
    internal EmulatorRule(AnswerQueue<TRequest, EmulatorAnswer<TReply>> owner, Func<TRequest, bool> condition) => owner.AddRule(condition, Answers);
}
