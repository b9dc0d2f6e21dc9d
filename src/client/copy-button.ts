/** Adds buttons that copy a reference or an address. Without a script there are no buttons, and the text can be selected. */

export function copyByButton(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const source = document.getElementById(button.dataset.copy!)!
      // Where there is no clipboard, or no leave to use it, the reader's own keys will do.
      const copied = await write(source.textContent)
      if (!copied) getSelection()?.selectAllChildren(source)
      const status = button.closest('section')!.querySelector('[role=status]')!
      status.textContent = (copied ? button.dataset.copied : button.dataset.selected) ?? ''
    })
  }
}

const write = (text: string): Promise<boolean> =>
  (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  )
