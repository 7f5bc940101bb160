#compdef uwallet
# uwallet: completion for zsh. The answers come from uwallet itself.
_uwallet() {
  local line word typed=${(Q)PREFIX} program=${(Q)words[1]/#\~/$HOME}
  local -a before=("${(@Q)words[2,CURRENT-1]}") offers=()
  for line in ${(f)"$("$program" completion zsh --word="$typed" -- "${before[@]}" 2>/dev/null)"}; do
    if [[ $line == :files* ]]; then
      [[ $typed == --*=* ]] && compset -P '*='
      _files
      return
    fi
    word=${line%%$'\t'*}
    offers+=("${word//:/\\:}${${line#*$'\t'}:+:${line#*$'\t'}}")
  done
  # -U: a word in the middle of a title stands for the title, too
  (( $#offers )) && _describe -V -t uwallet uwallet offers -U
}
if [[ $funcstack[1] == _uwallet ]]; then # a file of its own in $fpath, loaded at the first Tab
  _uwallet "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _uwallet uwallet
fi
