// The button that prints; without script the browser's own menu does.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.onclick = () => print();
}
