; Colours for editors that load grammars. General patterns first, specific ones last. Where an older
; editor has another name for a capture, it comes second.

(front_matter) @keyword.directive
(comment) @comment
(heading) @markup.heading
(block_quotation) @markup.quote
[
  (code_block)
  (code_span)
] @markup.raw
[
  (link)
  (citation)
] @markup.link
(footnote_reference) @markup.link.label

(quotation) @string

; A quotation in a quotation, at once or in words that somebody is said to have said.
(content
  (quotation) @string.special)
(content
  (attribution
    content: (reported
      (quotation) @string.special)))

; Without a closing mark; a dash that opens a turn of dialogue has none.
((quotation
  open: (mark) @_open
  !close) @comment.warning @text.underline
  (#not-match? @_open "^[—–―-]"))

(source) @property
(cue) @keyword
(stray_mark) @comment.error @error
