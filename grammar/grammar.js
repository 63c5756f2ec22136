/**
 * @file Quotations and their attributions in prose
 * @author the quoth authors
 * @license MIT
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// The scanner recognises, the grammar composes: every token is external, so that words are
// read once, in C, with the whole clause in view, and the parser has no choice to make.
// What each token is stands here; src/tokens.h lists them in the same order.

module.exports = grammar({
  name: 'quoth',

  // Blanks are text: a quotation's edges are exact. Only those between blocks, and between a source
  // and its cue, belong to no node; the scanner passes over them.
  extras: _ => [],

  externals: $ => [
    $.front_matter, // --- key: value ... ---, at the very start (not in the plain dialect)
    $._blank, // what is left of the document is blank (blank lines elsewhere belong to no token)
    $.code_block, // a fence and all that it holds, to its end or the document's
    $.comment, // <!-- ... --> inside a paragraph
    $._block_comment, // <!-- ... --> at a line's start, to its end or the document's
    $._paragraph_begin, // a list's marker; nothing wide where the scanner had to look ahead
    $._heading_begin, // "## "
    $._block_begin, // "> "
    $._paragraph_end, // a line's end, or nothing wide: paragraphs, headings, block quotations
    $._text, // a run of text
    $._clause, // nothing wide: a clause with an attribution begins; the scanner holds its plan
    $._open, // a mark that opens a quotation
    $._close, // the mark that closes the innermost one
    $._unclosed, // nothing wide: ends a quotation whose closing mark is missing
    $.stray_mark, // a mark that neither opens nor closes anything
    $.source, // who
    $.cue, // "said", "according to", "told reporters", a colon, a dash
    $._gap, // text between source, cue and content
    $._reported_begin, // nothing wide: reported words without marks begin
    $._reported_end, // nothing wide
    $.citation, // [@key, p. 3]
    $.link, // [text](url), or its ](url) where the text holds a quotation
    $.footnote_reference, // [^1]
    $.code_span, // `code` (not in the plain dialect)
    $._error_sentinel, // never used: valid only while the parser recovers from an error
  ],

  rules: {
    document: $ => seq(optional($.front_matter), repeat($._block), optional($._blank)),

    _block: $ => choice(
      $.paragraph,
      $.heading,
      $.block_quotation,
      $.code_block,
      alias($._block_comment, $.comment),
    ),

    // A node whose first or last child is a repetition cannot be reused when the text is edited;
    // hence one piece at the start and a token at the end of whatever may be long.
    paragraph: $ => seq(
      choice($._paragraph_begin, $._inline),
      repeat($._inline),
      $._paragraph_end,
    ),

    // # Heading
    heading: $ => seq($._heading_begin, repeat($._inline), $._paragraph_end),

    // > Quoted lines
    block_quotation: $ => seq($._block_begin, repeat($._inline), $._paragraph_end),

    _inline: $ => choice(
      $._text,
      $._clause,
      $.quotation,
      $.attribution,
      $.stray_mark,
      $.citation,
      $.link,
      $.footnote_reference,
      $.code_span,
      $.comment,
    ),

    // “Words”, 'words', « mots », or a paragraph of dialogue that a dash opens. Without a closing
    // mark it ends with its paragraph.
    quotation: $ => seq(
      field('open', alias($._open, $.mark)),
      optional(field('content', $.content)),
      choice(field('close', alias($._close, $.mark)), $._unclosed),
    ),

    content: $ => repeat1($._inline),

    // Teng Biao, a scholar, said that ...; said Teng Biao; According to Teng Biao; Teng Biao:
    // Two attributions never touch: there is text between them.
    attribution: $ => prec.right(seq(
      choice(
        seq(field('source', $.source), optional($._gap), field('cue', $.cue)),
        seq(field('cue', $.cue), optional(seq(optional($._gap), field('source', $.source)))),
      ),
      optional(seq(optional($._gap), field('content', $.reported))),
    )),

    // Reported words, to the end of their sentence; they may hold quotations.
    reported: $ => seq($._reported_begin, repeat($._inline), $._reported_end),
  },
});
