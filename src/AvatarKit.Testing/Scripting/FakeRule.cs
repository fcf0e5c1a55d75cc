namespace AvatarKit.Testing;

/// <summary>What a fake answers to calls that meet a condition. Thread-safe.</summary>
/// <typeparam name="TCall">What a call is recorded as.</typeparam>
/// <typeparam name="TAnswer">What a call is answered with.</typeparam>
public sealed class FakeRule<TCall, TAnswer> : FakeScript<FakeRule<TCall, TAnswer>, TCall, TAnswer>
{
    internal FakeRule(AnswerQueue<TCall, TAnswer> owner, Func<TCall, bool> condition) => owner.AddRule(condition, Answers);
}
