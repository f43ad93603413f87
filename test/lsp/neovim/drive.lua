-- Neovim's own LSP client (0.7 and later) against the server; run by ../neovim.test.ts as
--   nvim --clean --headless -c 'luafile drive.lua' -c qall!
-- TCPPARMS_COMMAND: the server's command line as JSON; TCPPARMS_FILE: the file to open; TCPPARMS_FOUND: where JSON of what came back goes.
local command, file = vim.fn.json_decode(vim.env.TCPPARMS_COMMAND), vim.env.TCPPARMS_FILE

local function until_true(what, check)
  assert(vim.wait(30000, check, 20), 'waited in vain for ' .. what)
end

vim.cmd('edit ' .. vim.fn.fnameescape(file))
vim.bo.filetype = 'pagent'
local client_id = assert(vim.lsp.start_client({ name = 'tcpparms', cmd = command, root_dir = vim.fn.fnamemodify(file, ':h'), get_language_id = function() return 'pagent' end }))
assert(vim.lsp.buf_attach_client(0, client_id))
until_true('the start', function() return vim.lsp.get_client_by_id(client_id) ~= nil end)
local client = assert(vim.lsp.get_client_by_id(client_id))

local function ask(method, word)
  local position
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(word, 1, true)
    if column and not position then position = { line = number - 1, character = column } end
  end
  local done, result, problem
  client.request(method, { textDocument = vim.lsp.util.make_text_document_params(), position = assert(position, word) }, function(err, answer)
    done, result, problem = true, answer, err
  end, 0)
  until_true(method, function() return done end)
  assert(not problem, vim.inspect(problem))
  return result
end

until_true('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
local found = { diagnostics = {} }
for _, each in ipairs(vim.diagnostic.get(0)) do
  table.insert(found.diagnostics, { code = each.code, line = each.lnum, source = each.source })
end
found.hover = ask('textDocument/hover', 'HandshakeRole').contents
found.definition = ask('textDocument/definition', 'TNEA')
found.encoding = client.offset_encoding
vim.fn.writefile({ vim.fn.json_encode(found) }, vim.env.TCPPARMS_FOUND)

client.stop()
until_true('the end of the server', function() return client.is_stopped() end)
