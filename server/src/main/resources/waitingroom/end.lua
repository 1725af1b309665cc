-- Ends the account's admission: the one named, or whichever it has.
local account, id = ARGV[OWN + 1], ARGV[OWN + 2]
local admitted = admission(account)
if not admitted or (id ~= '' and id ~= admitted.id) then
  return answer('NONE', {})
end
finish(account, admitted)
advance()
return answer('ENDED', { id = admitted.id })
