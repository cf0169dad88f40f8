// The window that kbtool.js opens on a phone, over the whole screen: its field answers from now on.
(function (kb) {
  "use strict";
  let box = null;

  // Whenever the window opens, and when it was open before all this was there.
  kb.ready = (dialog) => {
    if (!box) {
      box = kb.searchBox(dialog.querySelector("input"), true);
      dialog.addEventListener("close", kb.report.ended);
    }
    box.begin();
  };
})(window.kbSearch);
