namespace AvatarKit;

/// <summary>The ids of what may still change: whoever uses it says so by suppressing the id.</summary>
internal static class Experiments
{
    /// <summary>Voices of Microsoft.Extensions.AI's <c>ITextToSpeechClient</c>, which is experimental itself (<c>MEAI001</c>).</summary>
    public const string TextToSpeechClients = "AVATARKIT001";
}
