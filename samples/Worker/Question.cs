namespace AvatarKit.Samples.Worker;

/// <summary>A question as it lies in the queue.</summary>
/// <param name="Id">The message's id in the queue. A message that is delivered twice is answered once.</param>
/// <param name="UserId">Whose it is, as the program that filled the queue knows.</param>
/// <param name="Text">What is asked.</param>
internal sealed record Question(string Id, string UserId, string Text);
