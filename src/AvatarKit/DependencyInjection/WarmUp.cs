namespace AvatarKit;

/// <summary>Something that is done while the host starts.</summary>
internal sealed record WarmUp(string Name, Func<IServiceProvider, CancellationToken, Task> RunAsync);
