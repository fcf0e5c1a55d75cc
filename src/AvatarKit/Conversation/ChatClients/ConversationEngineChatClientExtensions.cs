using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>An avatar as a chat model to others.</summary>
public static class ConversationEngineChatClientExtensions
{
    /// <summary>Gives the engine as a chat client: for middleware of Microsoft.Extensions.AI, an agent, or whatever else asks a model.</summary>
    /// <remarks>
    /// <para>
    /// The last messages of the user, those behind the last answer, are what the person says; pictures and documents in them go along.
    /// <see cref="ChatOptions.ConversationId"/> is the conversation's id: without one a new conversation begins, whose id comes back in
    /// <see cref="ChatResponse.ConversationId"/>. In a conversation that goes on, the avatar remembers what was said, and earlier messages
    /// of the list are passed over; where a new one begins, their texts are what it sees of the past, and are not stored.
    /// System messages are passed over: who the avatar is says its <see cref="AvatarProfile"/>. All else in the options reaches the model.
    /// Tools are called by the avatar; no call comes out of the client.
    /// </para>
    /// <para>
    /// What a turn failed with is thrown, an <see cref="AvatarKitException"/>; so is an <see cref="OperationCanceledException"/> where the token
    /// was cancelled, and the conversation keeps what had been given until then. What a guard refuses is a response with the avatar's refusal
    /// and <see cref="ChatFinishReason.ContentFilter"/>. <see cref="ChatResponse.RawRepresentation"/> is the <see cref="AvatarResponse"/>, that
    /// of an update the <see cref="AvatarResponseUpdate"/>.
    /// </para>
    /// <para>The client is safe for concurrent use. Disposing it disposes of nothing: the engine is its owner's.</para>
    /// </remarks>
    /// <param name="engine">The engine.</param>
    /// <param name="options">Who asks which avatar; <see langword="null"/>: <c>anonymous</c> asks the default one, for text.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="engine"/> is <see langword="null"/>.</exception>
    public static IChatClient AsChatClient(this IConversationEngine engine, AvatarChatClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new AvatarChatClient(engine, options ?? new AvatarChatClientOptions());
    }
}
