; Who is quoted where, and the headings that part the text.
(attribution
  source: (source) @name) @reference.source

(heading) @name @definition.section
