import { html } from '../export/html/markup'
import { framed } from './frame'

export type Refused = 'wrong-passphrase' | 'no-views-left' | 'too-many-tries'

const says: Readonly<Record<Refused, string>> = {
  'wrong-passphrase': 'That is not the passphrase. Whoever sent you the link has it.',
  'no-views-left': 'This link has been opened as often as it may be. Ask whoever sent it for another one.',
  'too-many-tries':
    'There were too many wrong passphrases. Try again in a quarter of an hour, or ask whoever sent the link.',
}

/** A page that a person opens by a click, so that whatever previews links takes no view. */
export function doorPage(door: { readonly wantsPassphrase: boolean; readonly refused: Refused | null }) {
  const { wantsPassphrase, refused } = door
  return framed(
    'A report was shared with you',
    html`<h1>A report was shared with you</h1>
<form class="door" method="post" action="">
${refused && html`<p class="alert" role="alert">${says[refused]}</p>`}
${
  wantsPassphrase &&
  html`<label for="passphrase">Passphrase</label>
<input id="passphrase" name="passphrase" type="password" autocomplete="off" required autofocus>`
}
<button type="submit">Open the report</button>
</form>
<p class="small">It is opened for an hour, in this browser.</p>`,
  )
}
