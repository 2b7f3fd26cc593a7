// See src/reading/appearance.ts
try {
  const chosen = JSON.parse(localStorage.appearance);
  Object.assign(document.documentElement.dataset, chosen);
  if (chosen.scheme)
    for (const colour of document.querySelectorAll('[name=theme-color]'))
      colour.media = colour.media.includes(chosen.scheme) ? '' : 'not all';
} catch {}
