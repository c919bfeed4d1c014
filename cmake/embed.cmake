# SPDX-License-Identifier: GPL-3.0-or-later
# icelens_embed(<target> <file> <name>): the bytes of a file as an array of the program, for layers
# that know no resource system: icelens::transport::<name> and <name>Size.
function(icelens_embed target file name)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} bytes HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
    string(REGEX REPLACE "(................................................................................)" "\\1\n"
        bytes "${bytes}")
    file(CONFIGURE OUTPUT ${source} CONTENT [[// Made of a file by cmake/embed.cmake.
#include <cstddef>
namespace icelens::transport {
extern const unsigned char @name@[];
extern const std::size_t @name@Size;
const unsigned char @name@[] = {
@bytes@
};
const std::size_t @name@Size = sizeof @name@;
} // namespace icelens::transport
]] @ONLY)
    target_sources(${target} PRIVATE ${source})
endfunction()
