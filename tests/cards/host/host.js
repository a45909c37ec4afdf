/* Runs in the browser, after the renderer's bundle: a host that shows cards and tells what can be seen of them. */
globalThis.host = {
  /** Cards, one below the other, in the place of those before. */
  draw({ cards, theme, hostConfig }) {
    document.body.dataset.theme = theme;
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (source, result) => {
      result.outputHtml = greedyMarkdown(source);
      result.didProcess = true;
    };
    executed = [];
    AdaptiveCards.AdaptiveCard.onExecuteAction = (action) => executed.push(action.title);
    document.querySelector('main').replaceChildren(...cards.map((card) => drawOne(card, hostConfig)));
  },

  /** Titles of the buttons that sent something since the cards were drawn. */
  executed: () => executed,

  /** What reaches beyond the card to the right, or is cut off: nothing, if all is well. */
  hidden() {
    const texts = [...document.querySelectorAll('.card *:not(option)')].filter((element) =>
      [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim() !== ''),
    );
    return texts.filter((element) => !isWhollyVisible(element)).map((element) => element.textContent.trim().slice(0, 80));
  },

  /** What a person reads on each card, with spaces as one and without characters of no width. */
  visibleTexts() {
    return [...document.querySelectorAll('.card')].map((card) => card.innerText.replace(/\u200b/g, '').replace(/\s+/g, ' '));
  },

  /** Elements that only Markdown or HTML can bring about. */
  markup() {
    const made = 'a, img, em, strong, b, i, u, del, s, mark, code, pre, ul, ol, hr, blockquote, h1, time, script, iframe, .escape, .entity';
    return [...document.querySelectorAll('main')].flatMap((main) =>
      [...main.querySelectorAll(made)].map((element) => element.outerHTML.slice(0, 120)),
    );
  },

  /** Opens every form, of which the last one of a card stays open, and tells how many are. */
  openForms() {
    for (const button of document.querySelectorAll('button[aria-expanded]')) button.click();
    return document.querySelectorAll('button[aria-expanded="true"]').length;
  },

  mentions() {
    return [...document.querySelectorAll('.mention')].map((element) => element.textContent);
  },
};

let executed = [];

function drawOne(card, hostConfig) {
  const renderer = new AdaptiveCards.AdaptiveCard();
  renderer.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  renderer.parse(card);
  const frame = document.createElement('section');
  frame.className = 'card';
  frame.lang = card.lang;
  frame.append(renderer.render());
  return frame;
}

function isWhollyVisible(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const words = range.getBoundingClientRect();
  const frame = element.closest('.card').getBoundingClientRect();
  // A pixel of grace: widths of text are fractions.
  if (words.right > frame.right + 1 || words.left < frame.left - 1) return false;
  if (words.width === 0 || words.height === 0) return element.closest('select, [style*="display: none"]') !== null;
  for (let box = element; box && !box.classList.contains('card'); box = box.parentElement) {
    const cuts = getComputedStyle(box).overflow !== 'visible';
    if (cuts && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)) return false;
  }
  return true;
}
