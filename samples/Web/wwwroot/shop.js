// The shop's own script: offers to be installed as an app, and gives the avatar a function of the page.

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/shop-worker.js', { type: 'module' }).catch(() => {
    // Without it the shop works as long as there is a network.
  });
}

const chat = document.querySelector('avatar-chat');
customElements.whenDefined('avatar-chat').then(() => {
  chat.suggestions = chat.getAttribute('avatar') === 'marcus'
    ? ['My brakes squeak', 'How do I mend a flat tyre?', 'What does a service cost?']
    : ['When are you open?', 'Which bicycle suits me?', 'Do you offer trial rides?'];
  chat.addTool('show_page', {
    description: 'Shows the customer a page of the shop: the counter or the workshop.',
    parameters: { type: 'object', properties: { page: { type: 'string', enum: ['counter', 'workshop'] } }, required: ['page'] },
    run: ({ page }) => {
      const path = page === 'workshop' ? '/workshop.html' : '/';
      // The answer is told before the page goes.
      if (location.pathname !== path) setTimeout(() => location.assign(path), 4000);
      return { shown: page };
    },
  });
});
