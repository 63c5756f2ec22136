; With marks and without.
(quotation) @quotation.outer
(quotation
  content: (content) @quotation.inner)

; Source, cue and the words reported; only these words.
(attribution) @attribution.outer
(attribution
  content: (reported) @attribution.inner)

(source) @source.outer
(cue) @cue.outer
(block_quotation) @quotation.outer
(paragraph) @paragraph.outer
