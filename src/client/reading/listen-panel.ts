import { loadListenStrings } from 'virtual:listen-strings';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import styles from './listen.css?url';
import { controlByMediaKeys } from './media-keys.ts';
import { type Place, Player } from './speaker.ts';
import { type SpokenSentence, spokenText } from './spoken-text.ts';

/** The bar that reads an article aloud: it marks the sentence that is being said, and stores the place on this device. */

const { lang } = document.documentElement;
const t = await loadListenStrings(lang);
const key = `${storagePrefix}listened:${location.pathname}`;
const article = document.querySelector('.article');
const paragraphs = article ? spokenText(article, lang, t.quoteOf) : [];

/** The name of the highlight in listen.css. */
const highlight = 'spoken';

/** Marks a sentence, where the browser can (CSS Custom Highlight API), and keeps it in sight of a reader who follows. */
function mark(sentence: SpokenSentence, before: SpokenSentence | undefined): void {
  if ('highlights' in CSS && 'Highlight' in globalThis)
    CSS.highlights.set(highlight, new Highlight(sentence.range));
  const isInSight = (range: Range) => {
    const { top, bottom } = range.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const { top, bottom } = sentence.range.getBoundingClientRect();
  // Somebody who has scrolled away is reading something else.
  if ((before && !isInSight(before.range)) || (top >= 0 && bottom <= innerHeight * 0.8)) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  scrollTo({ top: scrollY + top - innerHeight * 0.25, behavior });
}

const unmark = () => {
  if ('highlights' in CSS && 'Highlight' in globalThis) CSS.highlights.delete(highlight);
};

/** Returns where the reader stopped last time, if the text has as many paragraphs as then. */
function storedPlace(): Place {
  try {
    const [paragraph = 0, sentence = 0, of] = (localStorage.getItem(key) ?? '').split('/').map(Number);
    if (of === paragraphs.length) return { paragraph, sentence };
  } catch {
    // Without storage, reading begins at the beginning.
  }
  return { paragraph: 0, sentence: 0 };
}

function store(place: Place | undefined): void {
  try {
    if (place) localStorage.setItem(key, `${place.paragraph}/${place.sentence}/${paragraphs.length}`);
    else localStorage.removeItem(key);
  } catch {
    // The place is not stored.
  }
}

const rates = [0.75, 1, 1.25, 1.5, 2];

function button(name: string, text: string, act: () => void): HTMLButtonElement {
  const isSymbol = text !== name;
  const made = h(
    'button',
    {
      type: 'button',
      'aria-label': isSymbol ? name : undefined,
      title: isSymbol ? name : undefined,
    },
    text,
  );
  made.addEventListener('click', act);
  return made;
}

/** Returns the control of speed. */
function speedControl(choose: (rate: number) => void): HTMLElement {
  const formats = new Intl.NumberFormat(lang);
  const options = rates.map((rate) => h('option', { value: String(rate) }, `${formats.format(rate)}×`));
  const select = h('select', {}, ...options);
  select.value = '1';
  select.addEventListener('change', () => {
    choose(Number(select.value));
  });
  return h('label', {}, `${t.speed} `, select);
}

let bar: HTMLElement | undefined;

/** Opens the bar and begins to read with a voice. `control` gets the focus when the bar is closed. */
export async function listen(voice: SpeechSynthesisVoice, control: HTMLElement): Promise<void> {
  await loadStyles(styles);
  if (bar) return;
  const status = h('p', { role: 'status' });
  const toggle = button(t.pause, t.pause, () => {
    if (player.isPlaying) player.pause();
    else player.play();
  });
  let before: SpokenSentence | undefined;
  const player = new Player(paragraphs, voice, storedPlace(), {
    begins: (sentence, place) => {
      mark(sentence, before);
      before = sentence;
      store(place);
    },
    changes: (state) => {
      toggle.textContent = state === 'playing' ? t.pause : t.play;
      status.textContent = state === 'failed' ? t.failed : '';
      keys.report(state === 'playing');
      if (state !== 'ended') return;
      unmark();
      store(undefined);
    },
  });
  const back = player.skip.bind(player, -1);
  const forward = player.skip.bind(player, 1);
  const keys = controlByMediaKeys({
    play: player.play.bind(player),
    pause: player.pause.bind(player),
    toggle: toggle.click.bind(toggle),
    back,
    forward,
  });
  const close = () => {
    player.pause();
    unmark();
    keys.stop();
    bar?.remove();
    bar = undefined;
    control.focus();
  };
  bar = h(
    'section',
    { class: 'listen-bar', 'aria-label': t.title },
    button(t.back, '«', back),
    toggle,
    button(t.forward, '»', forward),
    speedControl(player.setRate.bind(player)),
    button(t.close, t.close, close),
    status,
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  document.querySelector('main')?.append(bar);
  toggle.focus();
  player.play();
}

// A voice would go on after its page is left.
addEventListener('pagehide', () => {
  speechSynthesis.cancel();
});
