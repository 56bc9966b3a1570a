/**
 * All that a shared report runs; without it nothing is missing but a click saved. A card that a link leads to unfolds, and
 * each text to copy gets a button.
 */
export const script = `
const unfold = () => {
  const card = document.getElementById(location.hash.slice(1))?.querySelector('details')
  if (card) card.open = true
}
addEventListener('hashchange', unfold)
unfold()
for (const pre of document.querySelectorAll('pre')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(pre.textContent)
      button.textContent = 'Copied'
    } catch {
      getSelection().selectAllChildren(pre)
      button.textContent = 'Selected: copy it'
    }
    setTimeout(() => { button.textContent = 'Copy' }, 2000)
  })
  pre.before(button)
}
`
