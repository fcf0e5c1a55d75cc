namespace AvatarKit;

/// <summary>How something is kept behind the memory of a cache.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Begun">The mark that stood there when it was begun.</param>
/// <param name="Expiration">How long it is kept.</param>
/// <param name="Labels">What it can be removed by.</param>
internal readonly record struct SecondLevelWrite(string Name, byte[] Begun, TimeSpan Expiration, IReadOnlyList<string> Labels);
