# quoth: marks quotations and attributions in prose. `make help` lists the targets.
#
# Everything built goes to build/. Sources are found by wildcard, so that a new file needs no
# line here. What the machine has is asked once by .make/configure.sh into build/config.mk.

PREFIX = /usr/local
DESTDIR =
FILE = tests/texts/article.txt
V =

# As many jobs as the machine has processors, unless -j says another number.
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
.PHONY: all run test lint bench tools accuracy picture check check-asan check-valgrind test-trixie \
  generate format update-corpus install uninstall clean help FORCE

Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-4s %s\n' '$(1)' '$(2)')

# ---- This machine ------------------------------------------------------------

# `make run` and `make test` install what is missing before anything else is asked.
TESTING := test lint check check-asan check-valgrind
GROUP := $(if $(filter $(TESTING),$(MAKECMDGOALS)),test,$(if $(filter run,$(MAKECMDGOALS)),run))
DRY := $(findstring n,$(firstword -$(MAKEFLAGS)))
NEEDS_NOTHING := clean help uninstall test-trixie format
LUAS := 5.4 5.3 5.1

ifneq ($(filter-out $(NEEDS_NOTHING),$(or $(MAKECMDGOALS),all)),)
include build/config.mk
endif

build/config.mk: FORCE
	$(if $(and $(GROUP),$(if $(DRY),,yes)),@.make/packages.sh $(GROUP))
	@CC='$(CC)' CFLAGS='$(CFLAGS)' CPPFLAGS='$(CPPFLAGS)' LDFLAGS='$(LDFLAGS)' \
	  .make/configure.sh $@

# ---- Flags -------------------------------------------------------------------

VERSION := $(shell sed -n 's/^.define QUOTH_VERSION "\(.*\)"/\1/p' plugin/quoth.h)
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
  -Wwrite-strings -Wundef -Wpointer-arith -Werror
COMMON := -std=c11 -fPIC -fvisibility=hidden -MMD -MP -Iplugin -Igrammar/src -DQUOTH_LIBRARY
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
RELEASE := -O2 -g -DNDEBUG
# gcc sees conversions in shifts that the sanitizer has rewritten.
CHECKED := -O1 -g $(SANITIZE) -Wno-conversion -Wno-sign-conversion
# Keeps everything that comes from an archive inside the module.
HIDE := -shared -Wl,--exclude-libs,ALL

# The generated parser is not ours to mend.
warnings = $(if $(filter %/parser.c,$(1)),-w,$(WARNINGS))
compile = $(CC) $(COMMON) $(call warnings,$<) $(CFLAGS_TREE_SITTER) $(CPPFLAGS) $(1) $(CFLAGS) \
  -c -o $@ $<

# ---- Sources -----------------------------------------------------------------

LIBRARY := $(filter-out plugin/binding/%,$(wildcard plugin/*/*.c))
BINDING := $(wildcard plugin/binding/*.c)
GRAMMAR := $(wildcard grammar/src/parser.c grammar/src/scanner.c)
TESTS := $(wildcard tests/c/test_*.c)
HELPERS := $(filter-out $(TESTS),$(wildcard tests/c/*.c))
BENCHES := $(wildcard tests/bench/*.c)
TOOLS := $(wildcard tests/tools/*.c)
LUA := $(wildcard lua/quoth/*.lua lua/quoth/*/*.lua)
QUERIES := $(wildcard grammar/queries/*.scm)

# The second dialect is the same source under other names.
EXTERNAL := create destroy scan serialize deserialize
PLAIN := -DQUOTH_PLAIN -Dtree_sitter_quoth=tree_sitter_quoth_plain \
  $(foreach f,$(EXTERNAL),-Dtree_sitter_quoth_external_scanner_$(f)=tree_sitter_quoth_plain_external_scanner_$(f))

in = $(patsubst %.c,$(1)/%.o,$(2))
OBJECTS = $(call in,build/$(1)obj,$(LIBRARY) $(GRAMMAR)) $(call in,build/$(1)obj/plain,$(GRAMMAR))
MODULES := $(if $(BINDING),$(LUAS:%=build/%/quoth/core.so))
NVIM := $(if $(GRAMMAR),build/nvim/parser/quoth.so) \
  $(QUERIES:grammar/queries/%=build/nvim/queries/quoth/%) \
  $(if $(wildcard doc/quoth.txt),build/nvim/doc/quoth.txt build/nvim/doc/tags)
PROGRAMS := $(TESTS:tests/c/%.c=build/test/%)
ASAN_PROGRAMS := $(TESTS:tests/c/%.c=build/asan/test/%)
BENCH_PROGRAMS := $(BENCHES:tests/bench/%.c=build/bench/%)
TOOL_PROGRAMS := $(TOOLS:tests/tools/%.c=build/tools/%)

## all: the library, the Lua modules, the grammar for Neovim and the command build/quoth
all: build/libquoth.a $(MODULES) $(NVIM) build/quoth

# ---- C: the library and its twin under the sanitizers --------------------------

# $(1) is '' or 'asan/', $(2) the name of the flags.
define library
build/$(1)obj/%.o: %.c build/config.mk
	$$(call say,CC,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(call compile,$$($(2)))

build/$(1)obj/plain/%.o: %.c build/config.mk
	$$(call say,CC,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(call compile,$$($(2)) $$(PLAIN))

build/$(1)libquoth.a: $$(call OBJECTS,$(1))
	$$(call say,AR,$$@)
	@rm -f $$@
	$$(Q)$$(AR) rcs $$@ $$^

build/$(1)test/%: build/$(1)obj/tests/c/%.o $$(call in,build/$(1)obj,$$(HELPERS)) \
  build/$(1)libquoth.a
	$$(call say,LD,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$($(2)) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$(filter %.o,$$^) $$(filter %.a,$$^) \
	  $$(or $$(TREE_SITTER),$$(error libtree-sitter is missing, which tests compare with)) \
	  $$(LIBS_CMOCKA) $$(LIBS_LUA) -lm

# The test of the binding makes Lua states of its own, and answers in the place of the core.
build/$(1)obj/tests/c/test_binding.o: override CPPFLAGS += $$(CFLAGS_5.4)
build/$(1)test/test_binding: $$(call in,build/$(1)5.4/obj,$$(BINDING))
build/$(1)test/test_binding: LIBS_LUA = $$(LIBS_5.4) \
  $$(foreach f,document_open document_edit document_sync lint curl straighten,-Wl,--wrap=quoth_$$(f))
endef
$(eval $(call library,,RELEASE))
$(eval $(call library,asan/,CHECKED))
# Many short loops: speakers are told a tenth quicker so.
$(call in,build/obj,$(wildcard plugin/attribution/*.c)): RELEASE := -O3 -g -DNDEBUG

# Programs of one file each, over the library's own headers.
$(BENCH_PROGRAMS) $(TOOL_PROGRAMS): build/%: build/obj/tests/%.o build/libquoth.a
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(RELEASE) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lm

# ---- One Lua module for each Lua ----------------------------------------------

# $(1) the Lua, $(2) '' or 'asan/', $(3) the name of the flags. liblua is not linked: the host has it.
define module
build/$(2)$(1)/obj/%.o: %.c build/config.mk
	$$(call say,CC,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(call compile,$$($(3)) $$(CFLAGS_$(1)))

build/$(2)$(1)/quoth/core.so: $$(call in,build/$(2)$(1)/obj,$$(BINDING)) build/$(2)libquoth.a
	$$(call say,LD,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$($(3)) $$(CFLAGS) $$(LDFLAGS) $$(HIDE) -o $$@ $$^ -lm
endef
$(foreach lua,$(LUAS),$(eval $(call module,$(lua),,RELEASE)))
$(eval $(call module,5.4,asan/,CHECKED))

# ---- Neovim's runtime folders, the command -------------------------------------

# A parser alone has words of its own, and reads from the editor's lexer.
build/nvim/obj/%.o: %.c build/config.mk
	$(call say,CC,$@)
	@mkdir -p $(@D)
	$(Q)$(call compile,$(RELEASE) -UQUOTH_LIBRARY)

build/nvim/parser/quoth.so: $(call in,build/nvim/obj,$(GRAMMAR))
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(RELEASE) $(CFLAGS) $(LDFLAGS) $(HIDE) -o $@ $^

build/nvim/queries/quoth/%: grammar/queries/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

build/nvim/doc/%: doc/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

# As :helptags writes it.
build/nvim/doc/tags: doc/quoth.txt
	@mkdir -p $(@D)
	$(Q)tr ' ' '\n' <$< | sed -n 's|^\*\([^*]*\)\*$$|\1\tquoth.txt\t/*\1*|p' | LC_ALL=C sort >$@

build/quoth: .make/launcher.sh
	@mkdir -p $(@D)
	$(Q)install -m 755 $< $@

# ---- Using it -------------------------------------------------------------------

## run: opens the sample article in vis, marked; without a terminal it is printed. FILE=... for yours
run: all build/run/visrc.lua
	@.make/run.sh '$(FILE)'

build/run/%: .make/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

## picture: draws the picture of the README from the screen of vis
picture: all build/run/visrc.lua
	@.make/picture.sh

# Neovim starts this by itself; a folder of its own has room for the tags of its help.
PACK := share/nvim/site/pack/quoth/start/quoth
# What goes where under PREFIX: to=from. Every host that embeds a Lua looks there by itself.
FILES = bin/quoth=build/quoth include/quoth.h=plugin/quoth.h lib/libquoth.a=build/libquoth.a \
  $(foreach f,$(wildcard doc/*.1),share/man/man1/$(notdir $(f))=$(f)) \
  $(foreach v,$(LUAS),$(foreach f,$(LUA),share/lua/$(v)/$(f:lua/%=%)=$(f))) \
  $(foreach f,$(MODULES),lib/lua/$(f:build/%=%)=$(f)) \
  $(foreach f,$(wildcard plugin/quoth.lua lua/quoth/health.lua) $(NVIM),$(PACK)/$(f:build/nvim/%=%)=$(f))
PC := lib/pkgconfig/quoth.pc
# Folders that hold nothing but ours.
OURS := share/lua/*/quoth/*/ share/lua/*/quoth lib/lua/*/quoth $(PACK)/queries/quoth \
  $(PACK)/lua/quoth $(PACK)/*/ $(PACK) share/nvim/site/pack/quoth/start share/nvim/site/pack/quoth

## install: puts everything under PREFIX (/usr/local), below DESTDIR if that is given
install: all
	@for pair in $(FILES); do \
	  from=$${pair#*=} to='$(DESTDIR)$(PREFIX)'/$${pair%%=*}; \
	  mode=644; if [ $$from = build/quoth ]; then mode=755; fi; \
	  $(if $(V),echo "$$from -> $$to";) install -D -m $$mode $$from "$$to" || exit; \
	done
	@mkdir -p '$(DESTDIR)$(PREFIX)/$(dir $(PC))'
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' .make/quoth.pc.in \
	  >'$(DESTDIR)$(PREFIX)/$(PC)'
	@echo 'quoth $(VERSION) is in $(DESTDIR)$(PREFIX)'

## uninstall: takes it away again (same PREFIX and DESTDIR)
uninstall:
	@cd '$(DESTDIR)$(PREFIX)' && rm -f $(foreach pair,$(FILES),$(firstword $(subst =, ,$(pair)))) \
	  $(PC) && for d in $(OURS); do \
	  if [ -d "$$d" ]; then rmdir --ignore-fail-on-non-empty "$$d"; fi; done

# ---- Tests ----------------------------------------------------------------------

LUA_COMMANDS = $(foreach v,$(LUAS),$(if $(LUA_$(v)),$(v)=$(LUA_$(v))))
CHECKED_ALL = $(ASAN_PROGRAMS) $(if $(BINDING),build/asan/5.4/quoth/core.so)

## test: every test: C, Lua, editors, installation, sanitizers, lint. ONLY=word picks by name
test: all $(PROGRAMS) $(CHECKED_ALL)
	@tests/run.sh $(foreach c,$(LUA_COMMANDS),-l $(c)) $(ONLY)

check: test

## check-asan: the C tests and a Lua run under address and undefined-behaviour sanitizers
check-asan: all $(CHECKED_ALL)
	@tests/run.sh -l 5.4=$(LUA_5.4) asan

## check-valgrind: the Lua tests under valgrind
check-valgrind: all
	@tests/run.sh -l 5.4=$(LUA_5.4) valgrind

## lint: the walls between the rooms, formatting, generated files, length, words
lint: all
	@tests/run.sh check/

## bench: speed and memory; prints each figure beside what it must reach
bench: all $(BENCH_PROGRAMS)
	@for program in $(BENCH_PROGRAMS); do $$program || exit; done; \
	for script in $(wildcard tests/bench/*.sh); do sh $$script || exit; done

## tools: the programs of tests/tools, which measure
tools: $(TOOL_PROGRAMS)

## accuracy: how well spans, speakers and cues are told; GOLD=DIR holds annotated texts and score.py
accuracy: $(TOOL_PROGRAMS)
	@if [ -f '$(GOLD)/score.py' ]; then \
	  python3 plugin/attribution/train.py accuracy '$(GOLD)'; \
	else echo 'accuracy: GOLD=DIR must hold annotated texts and their score.py' >&2; exit 2; fi

## test-trixie: builds and tests in an unpacked Debian 13 (needs root; takes minutes)
test-trixie:
	@tests/trixie.sh

# ---- The rest ---------------------------------------------------------------------

## generate: grammar/src from grammar.js (where the tree-sitter command is) and the word lists
generate: build/config.mk
	@.make/generate.sh

## format: lays out the hand-written C
format:
	@.make/lint.sh --format

## update-corpus: writes into grammar/test/corpus what the grammar makes of it now
update-corpus: build/test/test_corpus
	@$< --update

## clean: takes build/ away
clean:
	rm -rf build

## help: this list
help:
	@sed -n 's/^## \([a-z-]*\): /\1\t/p' $(firstword $(MAKEFILE_LIST)) | \
	  while IFS='	' read -r name text; do printf '  make %-16s %s\n' "$$name" "$$text"; done

DEPENDS := $(shell find build -path build/debian -prune -o -type f -name '*.d' -print 2>/dev/null)
-include $(DEPENDS)
