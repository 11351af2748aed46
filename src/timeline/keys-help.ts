import { html, type TemplateResult } from 'lit';

import { keyMap } from './keys.js';
import type { Lexicon } from './lexicon.js';

/** What keys do, in words. */
export function keysHelp(lexicon: Lexicon): TemplateResult {
  return html`<h2 id="keys-title">${lexicon.say('keys')}</h2>
    <dl>${keyMap.map(({ keys, does }) => html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
      <dd>${lexicon.say(does)}</dd>`)}</dl>
    <form method="dialog" class="actions"><button class="button primary">${lexicon.say('close')}</button></form>`;
}
