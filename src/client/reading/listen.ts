/*
 * Offers to read the article aloud, where the device has a voice of its language. Only voices of the device: others send the text to a
 * server. Everything else is loaded when the reader asks for it (listen-panel.ts).
 */

const { lang } = document.documentElement;
const control = document.querySelector<HTMLButtonElement>('button.listen');
const speech = 'speechSynthesis' in globalThis ? speechSynthesis : undefined;

/** Returns the voice of the device that reads the language of the article. */
function ownVoice(): SpeechSynthesisVoice | undefined {
  const languageOf = (tag: string) => tag.split(/[-_]/)[0]?.toLowerCase();
  const voices = speech
    ?.getVoices()
    .filter((voice) => voice.localService && languageOf(voice.lang) === languageOf(lang));
  return voices?.find((voice) => voice.default) ?? voices?.[0];
}

/** Shows the control while there is a voice: browsers report voices some time after the page has loaded. */
function offer(): void {
  const item = control?.parentElement;
  if (item) item.hidden = !ownVoice();
}
if (control) {
  offer();
  // Safari before 16 has no events of this object, and its voices at once.
  if (speech && 'addEventListener' in speech) speech.addEventListener('voiceschanged', offer);
  control.addEventListener('click', () => {
    const voice = ownVoice();
    if (voice)
      import('./listen-panel.ts')
        .then(({ listen }) => listen(voice, control))
        .catch(() => {
          // The panel cannot be loaded, so its control is hidden again.
          control.hidden = true;
        });
  });
}
