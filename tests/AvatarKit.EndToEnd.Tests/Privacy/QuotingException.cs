namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>What a client library throws that quotes what it was given.</summary>
internal sealed class QuotingException() : Exception($"The service could not take '{PlantedPerson.Sentence}'.");
