// Tells Blazor of the component's events.

Blazor.registerCustomEventType('avatarturn', {
  browserEventName: 'turnstarted',
  createEventArgs: event => ({ turnId: event.detail.turnId }),
});
Blazor.registerCustomEventType('avatarspeechended', { browserEventName: 'speechended', createEventArgs: () => ({}) });
