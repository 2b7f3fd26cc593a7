import type { SpokenSentence } from './spoken-text.ts';

/** Where reading is: the number of a paragraph, and of a sentence in it. */
export interface Place {
  paragraph: number;
  sentence: number;
}

/** What a player reports. */
export interface PlayerEvents {
  /** A sentence begins. */
  begins: (sentence: SpokenSentence, place: Place) => void;
  /** Reading starts, pauses, ends or fails. */
  changes: (state: 'playing' | 'paused' | 'ended' | 'failed') => void;
}

/**
 * Reads paragraphs with a voice, a sentence at a time: browsers stop long texts after some seconds, and only some can pause inside of one. After a
 * pause, a sentence starts over.
 */
export class Player {
  readonly #paragraphs: readonly (readonly SpokenSentence[])[];
  readonly #voice: SpeechSynthesisVoice;
  readonly #events: PlayerEvents;
  #place: Place;
  #rate = 1;
  /** The sentence that is being said; any other has been left. */
  #current: SpeechSynthesisUtterance | undefined;

  constructor(
    paragraphs: readonly (readonly SpokenSentence[])[],
    voice: SpeechSynthesisVoice,
    start: Place,
    events: PlayerEvents,
  ) {
    this.#paragraphs = paragraphs;
    this.#voice = voice;
    this.#events = events;
    this.#place = this.#sentence(start) ? start : { paragraph: 0, sentence: 0 };
  }

  get isPlaying(): boolean {
    return this.#current !== undefined;
  }

  play(): void {
    this.#say();
    this.#events.changes('playing');
  }

  pause(): void {
    this.#silence();
    this.#events.changes('paused');
  }

  /** Goes to the beginning of another paragraph: 1 for the next, -1 for the one before, or for this one if its first sentence has ended. */
  skip(by: 1 | -1): void {
    const { paragraph, sentence } = this.#place;
    const next = by === -1 && sentence > 0 ? paragraph : paragraph + by;
    this.#place = {
      paragraph: Math.min(Math.max(next, 0), this.#paragraphs.length - 1),
      sentence: 0,
    };
    this.play();
  }

  setRate(rate: number): void {
    this.#rate = rate;
    if (this.isPlaying) this.#say();
  }

  #sentence({ paragraph, sentence }: Place): SpokenSentence | undefined {
    return this.#paragraphs[paragraph]?.[sentence];
  }

  #say(): void {
    this.#silence();
    const sentence = this.#sentence(this.#place);
    if (!sentence) return;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = this.#voice;
    utterance.lang = this.#voice.lang;
    utterance.rate = this.#rate;
    utterance.addEventListener('start', () => {
      if (this.#current === utterance) this.#events.begins(sentence, this.#place);
    });
    utterance.addEventListener('end', () => {
      if (this.#current === utterance) this.#next();
    });
    utterance.addEventListener('error', ({ error }) => {
      if (this.#current !== utterance || error === 'interrupted' || error === 'canceled') return;
      this.#silence();
      this.#events.changes('failed');
    });
    this.#current = utterance;
    speechSynthesis.speak(utterance);
  }

  #next(): void {
    const { paragraph, sentence } = this.#place;
    const next = { paragraph, sentence: sentence + 1 };
    this.#place = this.#sentence(next) ? next : { paragraph: paragraph + 1, sentence: 0 };
    if (this.#sentence(this.#place)) {
      this.#say();
      return;
    }
    this.#place = { paragraph: 0, sentence: 0 };
    this.#silence();
    this.#events.changes('ended');
  }

  #silence(): void {
    this.#current = undefined;
    speechSynthesis.cancel();
  }
}
