// What happens in a chat, and what is done then: between its elements, its conversation and its page.

/** Wires a chat's buttons and keys to what it does. */
export function wireShell(chat) {
  const { shell } = chat;
  const { composer } = shell;
  const wake = () => chat.room?.player.unlock();
  chat.shadowRoot.addEventListener('pointerdown', wake, { capture: true });
  chat.shadowRoot.addEventListener('keydown', wake, { capture: true });
  shell.wake.addEventListener('click', () => chat.room?.player.play());
  shell.sound.addEventListener('click', () => (chat.muted || !chat.hasSpeech ? chat.unmute() : chat.mute()));
  shell.captions.addEventListener('click', () => { chat.captions = !chat.captions; });
  shell.menu.addEventListener('click', ({ target }) => {
    const does = target.closest('[data-does]')?.dataset.does;
    shell.showMenu(false);
    if (does === 'newConversation') chat.newConversation();
    else if (does) chat.downloadConversation(does === 'downloadData' ? 'json' : 'text');
  });
  shell.dismiss.addEventListener('click', () => {
    chat.tab.write('dismissed', '1');
    chat.hidden = true;
  });
  composer.addEventListener('send', ({ detail }) => chat.send(detail.text, detail.attachments));
  composer.addEventListener('stop', () => chat.interrupt());
  composer.addEventListener('attached', ({ detail }) => shell.announcer.say(detail));
  composer.addEventListener('refused', ({ detail }) => chat.status.set({ complaint: detail }));
  composer.addEventListener('microphone', ({ detail }) => chat.room?.listen(detail));
  chat.shadowRoot.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (chat.talk?.isBusy) chat.interrupt();
    else if (chat.floating.isOpen) chat.floating.set(false, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Follows what happens in a chat's conversation: shows it, and tells the page. */
export function followTalk(chat) {
  const { talk, shell } = chat;
  const on = (name, handle) => talk.addEventListener(name, ({ detail }) => {
    if (talk === chat.talk) handle(detail);
  });
  for (const name of ['turnstarted', 'speechstarted', 'word', 'speechended', 'toolcall']) on(name, detail => chat.tell(name, detail));
  on('state', ({ state }) => {
    chat.status.set({ state });
    shell.composer.set({ isBusy: talk.isBusy });
    chat.tell('statechange', { state });
  });
  on('turn', () => {
    chat.showSuggestions();
    shell.composer.set({ isBusy: talk.isBusy });
  });
  on('disclosure', ({ text }) => shell.disclose(text));
  on('welcome', welcome => chat.onWelcome(welcome));
  on('connection', ({ connection, error }) => {
    chat.status.set({ connection, complaint: connection === 'closed' && error ? chat.words.text('noConnection') : '' });
    if (connection === 'closed' && error) chat.tell('error', { code: error.code ?? 'live.closed', message: error.message });
  });
  on('complaint', ({ code, message, isWarning }) => {
    if (!isWarning) chat.tell('error', { code, message });
  });
  // What shows questions is loaded with the first one; where it can't be, the person can't agree.
  let cards = null;
  on('approval', async message => {
    cards ??= import('./approval-cards.js').then(({ ApprovalCards }) => new ApprovalCards(chat, talk)).catch(() => null);
    const shown = await cards;
    if (shown) shown.take(message);
    else if (!message.outcome) talk.answerApproval(message.approvalId, false);
  });
  on('turns', () => chat.showSuggestions());
  on('answered', ({ turn }) => {
    if (turn.status !== 'failed') return;
    chat.tell('error', { code: turn.error?.code ?? 'failed', message: chat.status.errorText(turn.error), traceId: turn.traceId });
  });
}

/** What the turns' views of a chat use. */
export function turnServices(chat) {
  return {
    labels: chat.words,
    name: () => chat.avatarName,
    linkHosts: () => chat.linkHosts,
    rating: () => chat.getAttribute('rating') ?? 'thumbs',
    canReplay: turn => chat.hasSpeech && Boolean(chat.talk?.memory.get(turn.id)),
    errorText: error => chat.status.errorText(error),
    copy: text => chat.shell.copy(text),
    addStyle: sheet => chat.shell.addStyle(sheet),
    replay: turn => chat.talk.replay(turn),
    grew: () => chat.shell.keepAtEnd(),
    rate: (turn, score, comment) => {
      chat.talk.rate(turn, score, comment);
      chat.shell.announcer.say(chat.words.text('thanks'));
      chat.tell('rating', { turnId: turn.id, score, ...(comment ? { comment } : {}) });
    },
    retry: turn => {
      chat.talk.turns = chat.talk.turns.filter(each => each !== turn);
      chat.talk.tell('turns');
      chat.send(turn.message, turn.attachments);
      chat.shell.composer.input.focus();
    },
  };
}
