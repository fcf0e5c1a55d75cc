using Microsoft.AspNetCore.Components;

namespace AvatarKit.Samples.Blazor;

/// <summary>The component's events under the names Blazor knows them by; <c>avatar-events.js</c> says which is which.</summary>
[EventHandler("onavatarturn", typeof(AvatarTurnEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onavatarspeechended", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
