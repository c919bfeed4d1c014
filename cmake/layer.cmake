# icelens_add_layer(<name> [QT] [UNITY] SOURCES <file>... [LINK <public target>...]
#                   [PRIVATE_LINK <target>...] [PRELUDE <header>])
#
# A layer is a static library that can include "folder/file.h" from the project root, and nothing
# that it does not link: the link line is the layering rule. QT turns moc on and precompiles Qt;
# PRELUDE precompiles a header of cmake/ that includes what most files of the layer do.
# UNITY compiles ten files at a time, which takes a quarter of the time: no two files of such a layer
# may give one name to two things.
function(icelens_add_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "QT;UNITY" "PRELUDE" "SOURCES;LINK;PRIVATE_LINK")
    add_library(${name} STATIC ${ARG_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
    target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
    if(ARG_UNITY)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
    endif()
    if(ARG_QT AND NOT ARG_PRELUDE)
        set(ARG_PRELUDE qtprelude.h)
    endif()
    if(ARG_PRELUDE)
        target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/${ARG_PRELUDE})
    endif()
    if(NOT ARG_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    endif()
endfunction()

# How tests are compiled, and what they precompile: that serves only who is compiled alike. GLib's
# users are compiled with -pthread. What a test itself does is not worth the time to optimise it.
set(ICELENS_TEST_OPTIONS -pthread $<$<CONFIG:RelWithDebInfo>:-O0>)

# icelens_add_test_prelude(<name> LINK <target>...): what the tests over these targets precompile,
# once for all of them: it is most of the time that a test takes to compile.
function(icelens_add_test_prelude name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "LINK")
    file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "")
    add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINK})
    target_compile_options(${name} PRIVATE ${ICELENS_TEST_OPTIONS})
    target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/testprelude.h)
endfunction()

# icelens_moc_test(<target>): moc for the one file <target>.cpp, which includes <target>.moc. AUTOMOC
# would look through every file and compile another one for each test, a fifth of the build.
function(icelens_moc_test target)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${target}.moc)
    add_custom_command(OUTPUT ${moc}
        COMMAND Qt6::moc ${CMAKE_AUTOMOC_MOC_OPTIONS} -DQT_NO_KEYWORDS -o ${moc}
                ${CMAKE_CURRENT_SOURCE_DIR}/${target}.cpp
        DEPENDS ${target}.cpp VERBATIM)
    target_sources(${target} PRIVATE ${moc})
    set_source_files_properties(${moc} PROPERTIES HEADER_FILE_ONLY ON)
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# icelens_add_test(<name> LINK <target>... [LABELS <label>...] [TIMEOUT <s>] [SOURCES <file>...]):
# one QtTest program per tst_<name>.cpp, run headless. Labels: network (loopback sockets),
# lab (needs root for network namespaces), long (only in `./dev test --full`).
function(icelens_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "TIMEOUT" "LINK;LABELS;SOURCES")
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=") # several times as slow
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")
    endif()
    add_executable(tst_${name} tst_${name}.cpp ${ARG_SOURCES})
    target_link_libraries(tst_${name} PRIVATE Qt6::Test ${ARG_LINK})
    target_compile_options(tst_${name} PRIVATE ${ICELENS_TEST_OPTIONS})
    icelens_moc_test(tst_${name})
    if(icelens_ui IN_LIST ARG_LINK)
        target_precompile_headers(tst_${name} REUSE_FROM icelens_uitestprelude)
    else()
        target_precompile_headers(tst_${name} REUSE_FROM icelens_testprelude)
    endif()
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;ICELENS_SOURCE_DIR=${PROJECT_SOURCE_DIR};ICELENS_PROGRAM=$<TARGET_FILE:icelens>"
        LABELS "${ARG_LABELS}" SKIP_RETURN_CODE 77)
endfunction()
