// A button beside each address that copies it; without it the address is there to be selected.
(() => {
  const said = document.currentScript.dataset;
  if (!navigator.clipboard) return;
  for (const address of document.querySelectorAll("code[data-copy]")) {
    const button = document.createElement("button");
    button.className = "btn quiet";
    button.type = "button";
    button.textContent = said.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(address.textContent);
        button.textContent = said.copied;
      } catch {
        getSelection().selectAllChildren(address);
      }
    });
    address.after(button);
  }
})();
