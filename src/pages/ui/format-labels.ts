/**
 * What readers call each form of a comparison, in the order in which `/compare` offers them: extension, label, Chinese label where it
 * differs. A list apart from src/formats, because the browser also draws the page and loads the forms only when one is needed.
 */
export const FORMAT_LABELS: readonly (readonly [extension: string, label: string, zh?: string])[] = [
  ['.docx', 'Text with apparatus (Word)', '正文与校记（Word）'],
  ['.html', 'Text with apparatus (HTML)', '正文与校记（HTML）'],
  ['.tei.xml', 'TEI P5, parallel segmentation', 'TEI P5（平行切分）'],
  ['.tex', 'LaTeX (reledmac)'],
  ['.txt', 'Apparatus (plain text)', '校记（纯文本）'],
  ['.csv', 'Alignment table (CSV)', '对校表（CSV）'],
  ['.collatex.json', 'CollateX JSON'],
  ['.jsonld', 'Web Annotations (JSON-LD)', '网页注释（JSON-LD）'],
  ['.svg', 'Variant graph (SVG)', '异文图（SVG）'],
  ['.graphml', 'Variant graph (GraphML)', '异文图（GraphML）'],
  ['.dot', 'Variant graph (DOT)', '异文图（DOT）'],
  ['.patch', 'Unified patch', '补丁（patch）'],
  ['.nwk', 'Tree of agreement (Newick)', '相合树（Newick）'],
  ['.nex', 'Matrix of readings (NEXUS)', '异文矩阵（NEXUS）'],
  ['.itsee.json', 'Approved unit (ITSEE collation editor)', '已核定的异文单元（ITSEE 校勘编辑器）'],
  ['.stemmaweb.xml', 'Readings and their relations (Stemmaweb)', '异文及其关系（Stemmaweb）'],
]
