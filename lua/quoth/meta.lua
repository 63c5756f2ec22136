---@meta quoth
-- luacheck: ignore
-- The API of quoth for people and language servers (LuaCATS). Nothing requires this file.
--
-- Positions are bytes, counted from 1; a range includes both ends, so text:sub(first, last)
-- is the span, and an empty range has last = first - 1. In questions a position past the
-- end of the text means its end. A mistake (a wrong type, 1.5, a position of 0, a document
-- that is closed) raises an error; trouble in the world returns nil, message, code.

---@alias quoth.Format 'text'|'markdown'
---@alias quoth.Paragraphs 'blank'|'line'
---@alias quoth.Kind
---| 'direct'   # words inside marks, or a paragraph of dash dialogue
---| 'indirect' # reported words without marks: "X said that ..."
---| 'mixed'    # reported words, some of them inside marks
---| 'block'    # a block quotation
---| 'term'     # a few words in marks that nobody says: a title, a nickname, a word as a word
---@alias quoth.Role 'text'|'quotation'|'nested'|'unclosed'|'source'|'cue'|'stray'
---@alias quoth.Evidence
---| 'after'     # an attribution right after it: “...,” said X
---| 'before'    # right before it: X said, “...”
---| 'around'    # the clause that it stands in: X called it “...”
---| 'colon'     # a colon before it
---| 'sentence'  # elsewhere in its sentence
---| 'turn'      # another quotation of its paragraph
---| 'continued' # it goes on with a quotation that the paragraph before left open
---| 'near'      # the sentence before it
---| 'nobody'    # it is of a text that nobody is told to have written: an ironic post went round

---@class (exact) quoth.Options
---@field format? quoth.Format what the text is written in; default 'text'
---@field paragraphs? quoth.Paragraphs what parts them, blank lines or line ends; default: found out

---@class (exact) quoth.Piece a stretch of the text and its words
---@field first integer
---@field last integer
---@field text string

---@class (exact) quoth.Range
---@field first integer
---@field last integer

---@class (exact) quoth.Span
---@field first integer
---@field last integer
---@field role quoth.Role

---@class (exact) quoth.Quotation what was found; a copy, which later edits do not change
---@field first integer marks included
---@field last integer
---@field inner_first integer marks excluded
---@field inner_last integer
---@field kind quoth.Kind
---@field depth integer 1 for a quotation that is in no other
---@field closed boolean false: its closing mark is missing
---@field continues boolean it is open at its paragraph's end, and the next paragraph opens it again
---@field strength integer percent: how often words like these are somebody's; 100 in marks
---@field source? string who, as written; nil if the text does not tell
---@field mention? quoth.Piece where the source is written
---@field cue? quoth.Piece "said", "according to", ":"
---@field evidence? quoth.Evidence where source and cue were found

---@class (exact) quoth.Attribution
---@field first integer
---@field last integer
---@field source? string
---@field mention? quoth.Piece
---@field cue? quoth.Piece
---@field content? quoth.Range the words reported without marks

---@class (exact) quoth.Place
---@field role quoth.Role
---@field quotation? quoth.Quotation the innermost one
---@field attribution? quoth.Attribution whose source or cue stands here

---@alias quoth.SeekSource
---| true # the one at the position
---| string # by its words
---| quoth.Quotation # that of a quotation
---| quoth.Attribution # that of an attribution

---@alias quoth.Sieve
---| 'given'       # given by hand
---| 'tag'         # the words beside it name somebody: “...,” said X
---| 'description' # they describe somebody: said the clerk
---| 'narrator'    # I said
---| 'colon'       # a colon before it: X said:
---| 'beat'        # somebody acts beside it: X smiled. “...”
---| 'pronoun'     # he, she: the nearest one of that gender
---| 'label'       # his mother, the man: nobody else is meant by it
---| 'alternation' # two people take turns
---| 'vocative'    # somebody is addressed near it
---| 'continued'   # it goes on with the quotation before
---| 'paragraph'   # its paragraph speaks of somebody, or the one before does
---| 'nearest'     # somebody has been named shortly before
---| 'gender'      # the gender is the one that the words beside it tell
---| 'presence'    # somebody speaks, or is spoken of, a lot here

---@class (exact) quoth.Speaker who says a quotation
---@field source integer the number of the source, good until the document changes
---@field name string its fullest name
---@field key string the key of the source, the same as in quoth.Source
---@field sieve quoth.Sieve what decided
---@field confidence integer percent: how often such an answer is right
---@field mention? quoth.Piece the words that name or stand for the source beside the quotation
---@field evidence? quoth.Piece what else decided: the name that "he" stands for, the turn before
---@field reasons { sieve: quoth.Sieve, weight: number }[] what tells for it, strongest first

---@alias quoth.Gender 'unknown'|'man'|'woman'|'many'

---@class (exact) quoth.Mention
---@field first integer
---@field last integer
---@field kind 'name'|'description'|'pronoun'|'narrator'
---@field gender quoth.Gender as far as the words tell it
---@field source? integer whom it names; pronouns have none
---@field inside boolean it stands in a quotation in marks

---@class (exact) quoth.Source somebody who speaks or is spoken of
---@field number integer from 1, in the order of first mentions; good until the document changes
---@field name string the fullest name
---@field key string the same as long as that name is in the text, whatever comes and goes
---@field kind 'named'|'described'|'narrator'|'given'
---@field gender quoth.Gender
---@field names { name: string, count: integer }[] as written, the most frequent first
---@field mentions integer by name or description
---@field quotations integer
---@field words integer in them
---@field share number of all words quoted, 0 to 1
---@field first? integer where it is first mentioned
---@field last? integer

---@class (exact) quoth.Given what is given by hand
---@field speakers? table<string, string> names by the first words of a quotation
---@field people? string[][] lists of names of one person; the first is the one that is shown

---@alias quoth.Level 'off'|'hint'|'warning'|'error'

---@class (exact) quoth.LintOptions settings of .quoth.lua have this form too
---@field style? 'any'|'news'|'fiction'|'academic' what kind of text it is; default 'any'
---@field language? 'en'|'en-US'|'en-GB'|'other' default 'en': the text shows its custom
---@field rules? table<string, quoth.Level> levels by rule; the others have their defaults
---@field limits? { quotation?: integer } words, for over-long-quotation

---@class (exact) quoth.FixOptions: quoth.LintOptions
---@field confidence? number fixes that are less sure (percent) are left out; default 0

---@class (exact) quoth.Edit first..last replaced by text; last = first - 1 where it is inserted
---@field first integer
---@field last integer
---@field text string

---@class (exact) quoth.Related another place that has to do with a finding
---@field first integer
---@field last integer
---@field message string why

---@class (exact) quoth.Finding
---@field rule string
---@field level quoth.Level never 'off'
---@field first integer what is wrong; empty (last = first - 1) where something is missing
---@field last integer
---@field message string for people, without a full stop
---@field fixes quoth.Edit[] all of them together: in order, not overlapping; may be empty
---@field confidence number percent: how surely the fix gives what was meant
---@field related quoth.Related[] may be empty

---@class (exact) quoth.RuleInfo
---@field id string
---@field summary string what it finds; one line without a full stop
---@field explanation string some sentences
---@field wrong string a text in which it finds something,
---@field right string and the same without
---@field level quoth.Level with the options given
---@field fixes boolean its findings have fixes

---@class (exact) quoth.Rule a rule of the user's own
---@field id string small letters, digits and '-'; one that is there is replaced
---@field summary string
---@field check fun(doc: quoth.Document, report: quoth.Report) it may not change the document
---@field level? quoth.Level default 'warning'
---@field explanation? string
---@field wrong? string
---@field right? string
---@field fixes? boolean

---@alias quoth.Report
---| fun(first: integer, last: integer, message: string, more?: quoth.ReportMore)

---@class (exact) quoth.ReportMore
---@field fixes? quoth.Edit[]
---@field related? quoth.Related[]
---@field confidence? number default 100

---@class (exact) quoth.CurlOptions
---@field style? 'us'|'uk'|'french'|'german'|'german-guillemets' default 'us'
---@field format? quoth.Format in Markdown, what is code stays as it is; default 'text'
---@field paragraphs? quoth.Paragraphs what parts them; default: found out

---@class (exact) quoth.Seek
---@field what? 'quotation'|'unclosed'|'source'|'stray' default 'quotation'
---@field source? quoth.SeekSource only quotations whose source reads like this
---@field speaker? integer only quotations of the source of this number

---@class quoth
---@field version string
---@field Document quoth.Document the methods of documents; a host may add its own
local quoth = {}

--- Reads a text. Returns nil, message, code if there is no memory ("no-memory") or the text
--- is 4 GiB or longer ("too-large").
---@param text string any bytes
---@param options? quoth.Options
---@return quoth.Document? document
---@return string? message
---@return string? code
function quoth.open(text, options) end

--- The text with its straight marks made typographic: quotation marks, apostrophes and primes.
--- Typographic marks stay. In the style 'us' double marks become “ ” and single ones ‘ ’; in 'uk'
--- outer quotations get ‘ ’ and those inside of them “ ”, whichever they were. Returns nil,
--- message, code if there is no memory, or if the text is too large.
---@param text string any bytes
---@param options? quoth.CurlOptions
---@return string? text
---@return string? message
---@return string? code
function quoth.curl(text, options) end

--- The text with its typographic marks made straight: " and ', primes too; the spaces inside of
--- « » go. It takes back what quoth.curl does to straight text, but for 'uk' where the outer marks
--- were double.
---@param text string
---@return string? text
---@return string? message
---@return string? code
function quoth.straighten(text) end

--- All rules, those of quoth first, with the levels that they have under these options.
---@param options? quoth.LintOptions
---@return quoth.RuleInfo[]
function quoth.rules(options) end

--- Adds a rule. Its check is called whenever a document is linted; what it reports is switched off
--- by comments in the text as the findings of other rules are. If it fails that is told once, by
--- Document:lint or Document:fix, and the rule is off until it is added anew.
---@param rule quoth.Rule
function quoth.rule(rule) end

--- Takes a rule away that was added; false if there is none.
---@param id string
---@return boolean
function quoth.drop_rule(id) end

---@class quoth.Document
---@operator len: integer
local Document = {}

--- Frees the document. May be called again; every other method then raises an error. A
--- document is also closed when it is collected, and at the end of its scope as <close>.
function Document:close() end

--- Replaces the bytes first..last, which must lie inside the text. Nothing changes on failure.
---@param first integer
---@param last integer first - 1 to insert
---@param text string
---@return true? done
---@return string? message
---@return string? code
function Document:edit(first, last, text) end

--- Makes the text of the document equal to text by one edit, between what both begin and
--- end with.
---@param text string
---@return integer? first of the new text that was put in; nil if nothing changed, or on failure
---@return integer|string? last the message on failure
---@return string? code
function Document:sync(text) end

---@param first? integer
---@param last? integer
---@return string
function Document:text(first, last) end

--- The length of the text in bytes, also #doc.
---@return integer
function Document:size() end

--- A number that grows with every change of the text.
---@return integer
function Document:version() end

---@return quoth.Format
function Document:format() end

---@return quoth.Paragraphs
function Document:paragraphs() end

--- The quotations that touch first..last, in order, the outer before the inner. The loop
--- raises an error if the document changes meanwhile.
---@param first? integer
---@param last? integer
---@return fun(): quoth.Quotation?
function Document:quotations(first, last) end

--- The attributions that touch first..last, in order.
---@param first? integer
---@param last? integer
---@return fun(): quoth.Attribution?
function Document:attributions(first, last) end

--- What to colour in first..last: stretches that do not overlap, in order, without the text
--- that has no role; two that touch may have the same role. Makes no table.
---@param first? integer
---@param last? integer
---@return fun(): integer?, integer?, quoth.Role?
function Document:spans(first, last) end

--- Takes what is given by hand of speakers and people, instead of what was before; nothing: it is
--- taken back. It holds through edits. A quotation is found by its first words; letter case, marks
--- and blanks do not matter. Comments in the text come before it.
---@param given? quoth.Given
---@return boolean? done
---@return string? message
---@return string? code
function Document:given(given) end

--- Who says a quotation of the document as it is; nil if nobody can be told.
---@param quotation quoth.Quotation
---@return quoth.Speaker?
---@return string? message
---@return string? code
function Document:speaker(quotation) end

--- The same in a sentence for people.
---@param quotation quoth.Quotation
---@return string? sentence
---@return string? message
---@return string? code
function Document:why(quotation) end

--- Everybody who speaks or is spoken of, in the order of first mentions.
---@return quoth.Source[]?
---@return string? message
---@return string? code
function Document:sources() end

--- The number of each source by its key. It costs less than Document:sources, which counts what
--- they say.
---@return table<string, integer>?
---@return string? message
---@return string? code
function Document:keys() end

--- Names, descriptions and pronouns that touch first..last, in order.
---@param first? integer
---@param last? integer
---@return fun(): quoth.Mention?
function Document:mentions(first, last) end

--- The innermost quotation in marks (or block quotation) that holds the byte at position,
--- or one around it.
---@param position integer
---@param outward? integer 0 the innermost, 1 the one around it, and so on
---@return quoth.Quotation?
function Document:quotation(position, outward) end

--- What stands at a position.
---@param position integer
---@return quoth.Place
function Document:at(position) end

--- The same in a line for people: "quotation, level 1, Teng Biao, cue: said, closed". speaker_of is
--- called for the speaker of what stands there, who is then told: "he (Teng Biao)".
---@param position integer
---@param speaker_of? fun(attribution?: quoth.Attribution, q?: quoth.Quotation): quoth.Speaker?
---@return string
function Document:describe(position, speaker_of) end

--- The nearest thing that starts after position: a quotation, a quotation that lacks its
--- closing mark ('unclosed'), a source (its attribution is returned), a stray mark.
---@param position integer 0 to begin before the text
---@param options? quoth.Seek
---@return quoth.Quotation|quoth.Attribution|quoth.Span?
function Document:next(position, options) end

--- The nearest thing that starts before position.
---@param position integer
---@param options? quoth.Seek
---@return quoth.Quotation|quoth.Attribution|quoth.Span?
function Document:prev(position, options) end

--- The findings that touch first..last, in order of their start. What is known of the text that has
--- not changed since the last call is kept. failures tells of rules in Lua that failed in this
--- call, a line each; nil if none did. Returns nil, message, code if there is no memory.
---@param options? quoth.LintOptions
---@param first? integer
---@param last? integer
---@return quoth.Finding[]? findings
---@return string[]|string|nil failures
---@return string? code
function Document:lint(options, first, last) end

--- Applies the fixes of the findings that touch first..last, and of those that this leads to, until
--- none is left. edits tells what was done, each in the text as the one before it left it, so that
--- another copy of the text can follow. On failure: nil, message, code, and the edits that were
--- done (if there was memory to tell).
---@param options? quoth.FixOptions
---@param first? integer
---@param last? integer
---@return integer? count of findings
---@return quoth.Edit[]|string edits
---@return string[]|string|nil failures of rules in Lua
---@return quoth.Edit[]?
function Document:fix(options, first, last) end

--- The number of the line that holds the byte at position, from 1.
---@param position integer
---@return integer
function Document:line(position) end

--- The position where a line starts; for a line past the last, one past the text's end.
---@param line integer
---@return integer
function Document:line_start(line) end

---@return integer
function Document:lines() end

return quoth
