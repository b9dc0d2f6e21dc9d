/** Made by src/cli/build-assets.ts; not to be edited. */
/** The script of the element, with its style. */
export const ELEMENT_FILE = "embed-05883473271f.js"
/** For `<script integrity>`. */
export const ELEMENT_INTEGRITY = "sha384-kC0kOSBP9kcBzE0tqslnkh0vPd0MWSP6BS7S1AXE+EK6jFK1pt+8svuK9WQ23x3q"
/** What it loads for the style of what it shows. */
export const FIGURE_STYLE_FILE = "figure-11b3bbd75b25.js"
/** What the element loads to compare texts in a page. */
export const ENGINE_FILE = "engine-4be98b2c9dde.js"
/** What that loads for texts in Han characters, kana or Hangul. */
export const HAN_FILE = "han-676ac7caaa09.js"
/** What it also loads for Korean. */
export const HANGUL_FILE = "hangul-62a6d2a88123.js"
/** What it loads for languages in Latin and Cyrillic letters. */
export const EUROPEAN_FILE = "european-775f4b471721.js"
/** The style of a figure, for pages that take the static form. */
export const FIGURE_FILE = "embed-688892807aea.css"
export const FIGURE_INTEGRITY = "sha384-YWoWH88basQX3wXvcyRyFqOI0SkCRJmv3i1owp3YNp0HErYGSdW7WaaLE2FzGDLS"
/** What a frame carries in its page, and what its policy calls the two. */
export const FRAME_STYLE_FILE = "frame-cdb6ae87e17f.css"
export const FRAME_STYLE_HASH = "sha256-zbauh+F/0j9WejhUl3Kz6ttI7Q9KeBf+CVQWsM+X/H4="
export const FRAME_SCRIPT = "\"use strict\";(()=>{var n=\"variorum-comparison:resize\";function t(){let{documentElement:e}=document;new ResizeObserver(()=>{parent.postMessage({type:n,height:Math.ceil(e.getBoundingClientRect().height)},\"*\")}).observe(e)}t();})();"
export const FRAME_SCRIPT_HASH = "sha256-RFbX6J8+1mb853VW61LgwYmHjcSOvidMj7ExfyZxpq4="
/** What pages do beyond what they do without a script. */
export const PAGE_FILE = "page-62fc357a2349.js"
/** The keys of the editor’s desk. */
export const DESK_FILE = "desk-206ab806b88e.js"
/** The script of `/compare`, and what it loads when it is first needed. */
export const PASTED_FILE = "pasted-1e2891ddfb82.js"
export const COMPARE_FILE = "compare-28f970d96838.js"
export const COMPARE_ZH_FILE = "compare-810ab4032619.js"
/** What it loads to read files and to write the comparison in other forms. */
export const WORKBENCH_FILE = "workbench-f149bc15acb4.js"
/** The one style sheet of all pages. */
export const STYLE_FILE = "style-92dfcf22f544.css"
/** The tables of characters and words, which the Worker itself loads. */
export const TABLES_FILE = "tables-3b5c38eeb976.json"
/** The tables of encodings and named characters, which it loads where a file may be sent. */
export const ENCODING_TABLES_FILE = "encodings-1e6d7621dfa2.json"
/** The strings of pages and the literals of modules, which it loads with its first request. */
export const LIFTED_FILE = "lifted-48a7517056b2.json"
/** The OpenAPI document, and the tools of the Model Context Protocol as they are listed. */
export const OPENAPI_FILE = "openapi-d9995ed020e9.json"
export const TOOLS_FILE = "tools-3e0b2e312c48.json"
/** The corpus in parts, which the page `/seed` stores one after the other. */
export const CORPUS_FILE = "corpus-1b088dfa73b2.txt"
/** The icon at fixed addresses, drawn. */
export const DRAWN_ICONS_FILE = "icons-dc835534d0be.json"
export const ICON_FILE = "icon-86f7b7683934.svg"
