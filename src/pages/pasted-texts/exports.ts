/** Forms in which `/compare` offers its result: those of src/formats, by extension. Listed here so that the page need not load them. */
export const EXPORTS: readonly (readonly [extension: string, label: string])[] = [
  ['.docx', 'Text with apparatus (Word)'],
  ['.html', 'Text with apparatus (HTML)'],
  ['.tei.xml', 'TEI P5, parallel segmentation'],
  ['.tex', 'LaTeX (reledmac)'],
  ['.txt', 'Apparatus (plain text)'],
  ['.csv', 'Alignment table (CSV)'],
  ['.collatex.json', 'CollateX JSON'],
  ['.jsonld', 'Web Annotations (JSON-LD)'],
  ['.svg', 'Variant graph (SVG)'],
  ['.graphml', 'Variant graph (GraphML)'],
  ['.dot', 'Variant graph (DOT)'],
  ['.patch', 'Unified patch'],
  ['.nwk', 'Tree of agreement (Newick)'],
  ['.nex', 'Matrix of readings (NEXUS)'],
  ['.itsee.json', 'Approved unit (ITSEE collation editor)'],
  ['.stemmaweb.xml', 'Readings and their relations (Stemmaweb)'],
]
