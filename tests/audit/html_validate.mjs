// What html-validate asks of our pages: all that it recommends, but for what is said here.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    // The standard reads these one way or the other.
    "doctype-style": ["error", { style: "lowercase" }],
    "attribute-boolean-style": "off",
    "no-trailing-whitespace": "off",
    // An anchor is made of the heading's words, in the letters of its language.
    "valid-id": ["error", { relaxed: true }],
    // What comes from the site itself needs no digest: who could change the one could change the other.
    "require-sri": ["error", { target: "crossorigin" }],
    // A table that scrolls is a region for the keyboard, and no section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // Search engines know no limit and cut a long title to the width of the screen; kbtool itself warns its writer.
    "long-title": "off",
  },
};
